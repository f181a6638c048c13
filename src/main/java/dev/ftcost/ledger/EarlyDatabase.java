package dev.ftcost.ledger;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A database that is opened on a thread of its own: DuckDB takes as long to start as the command line and the rate cards to be read. */
public final class EarlyDatabase implements AutoCloseable {
    private final FutureTask<Database> opening = new FutureTask<>(Database::open);
    private boolean taken;

    private EarlyDatabase() {}

    public static EarlyDatabase open() {
        EarlyDatabase early = new EarlyDatabase();
        Thread thread = new Thread(early.opening, "database");
        thread.setDaemon(true);
        thread.start();
        return early;
    }

    /** The database, which is the caller's from now on. What went wrong when it was opened goes wrong here. */
    public Database take() {
        taken = true;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Closes a database that nobody took; the program must not end while the thread is inside DuckDB. */
    @Override
    public void close() {
        if (!taken) {
            try {
                take().close();
            } catch (RuntimeException | LinkageError e) {
                // Nobody needed it, so its fault is nobody's.
                return;
            }
        }
    }
}
