package dev.ftcost.cli.option;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A progress bar on stderr for work that takes longer than two seconds; only if stderr is a terminal. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long PAUSE_MILLIS = 200;

    private final PrintWriter err;
    private final long whole;
    private final boolean wanted;
    private final LongSupplier clock;
    private final long start;
    private Thread watcher;
    private long percent = -1;

    /** @param whole what {@link #at} reaches at the end */
    public Progress(PrintWriter err, long whole, boolean quiet) {
        this(err, whole, !quiet && Terminal.stderr(), System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    public Progress(PrintWriter err, long whole, boolean wanted, LongSupplier clock) {
        this.err = err;
        this.whole = whole;
        this.wanted = wanted && whole > 0;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Asks now and then, until it is closed. */
    Progress watching(LongSupplier done) {
        if (wanted) {
            watcher = new Thread(() -> watch(done), "progress");
            watcher.setDaemon(true);
            watcher.start();
        }
        return this;
    }

    private void watch(LongSupplier done) {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                at(done.getAsLong());
            }
        } catch (InterruptedException e) {
            // The work is done.
            Thread.currentThread().interrupt();
        }
    }

    public void at(long done) {
        if (wanted && clock.getAsLong() - start > PATIENCE_NANOS) {
            draw(Math.min(100, done * 100 / whole));
        }
    }

    private void draw(long now) {
        if (now == percent) {
            return;
        }
        percent = now;
        int filled = (int) (WIDTH * now / 100);
        err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + "%");
        err.flush();
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.interrupt();
            try {
                watcher.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (percent >= 0) {
            err.print("\r" + " ".repeat(WIDTH + 8) + "\r");
            err.flush();
        }
    }
}
