package dev.ftcost.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work on another thread. What goes wrong in it goes wrong where its result is asked for; closing waits for its end, so that it never outlives what it reads. */
public final class Background<T> implements AutoCloseable {
    private final CompletableFuture<T> work;

    private Background(CompletableFuture<T> work) {
        this.work = work;
    }

    public static <T> Background<T> of(Supplier<T> work) {
        return new Background<>(CompletableFuture.supplyAsync(work));
    }

    public T result() {
        return result(work);
    }

    /** The result of some work, or what went wrong in it as it was thrown there. */
    public static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    @Override
    public void close() {
        work.handle((result, fault) -> null).join();
    }
}
