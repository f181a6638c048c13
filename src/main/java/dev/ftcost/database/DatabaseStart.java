package dev.ftcost.database;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A database that is opened on a thread of its own: DuckDB takes as long to start as the command line and the rate cards to be read. */
public final class DatabaseStart implements AutoCloseable {
    private final CompletableFuture<Database> opening;
    private boolean taken;

    private DatabaseStart(CompletableFuture<Database> opening) {
        this.opening = opening;
    }

    public static DatabaseStart open() {
        return open(Database::open);
    }

    static DatabaseStart open(Supplier<Database> opener) {
        return new DatabaseStart(CompletableFuture.supplyAsync(opener, opening -> new Thread(opening, "database").start()));
    }

    /** The database, which is the caller's from now on. What went wrong when it was opened goes wrong here. */
    public Database take() {
        taken = true;
        return Background.result(opening);
    }

    /** Closes a database that nobody took. The program must not end before: the thread may be in the middle of loading a library. */
    @Override
    public void close() {
        if (!taken) {
            opening.thenAccept(Database::close).exceptionally(fault -> null).join();
        }
    }
}
