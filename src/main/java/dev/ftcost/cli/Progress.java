package dev.ftcost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bar on stderr for long work. It is drawn only when stderr is certainly a terminal: a log keeps no bars. */
final class Progress implements AutoCloseable {
    private static final Path STDERR = Path.of("/proc/self/fd/2");
    private static final int WIDTH = 40;
    private static final long SMALL = 8L << 20;

    private final PrintWriter err;
    private final long whole;
    private final boolean drawn;
    private long percent = -1;

    /** @param whole what {@link #at} reaches at the end */
    Progress(PrintWriter err, long whole) {
        this.err = err;
        this.whole = whole;
        this.drawn = whole > SMALL && System.console() != null && stderrIsTerminal();
    }

    void at(long done) {
        long now = whole == 0 ? 0 : Math.min(100, done * 100 / whole);
        if (!drawn || now == percent) {
            return;
        }
        percent = now;
        int filled = (int) (WIDTH * now / 100);
        err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + " %");
        err.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            err.print("\r" + " ".repeat(WIDTH + 8) + "\r");
            err.flush();
        }
    }

    /** The console of Java says that stdin and stdout are terminals, and nothing of stderr. */
    private static boolean stderrIsTerminal() {
        try {
            String device = Files.readSymbolicLink(STDERR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
