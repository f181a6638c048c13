package dev.ftcost.source.scan;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the lines of a file on all processors at once. Each thread takes the next part of the file when it has finished one; what
 * it makes of them is handed over by the thread of the caller, in the order of the file.
 */
public final class ParallelChunks<R> {
    /** Small enough to stay near the processor, large enough that handing it over does not count. */
    public static final int PART = 1 << 20;
    /** More would wait for the memory, and each has megabytes of its own. */
    private static final int MOST_THREADS = 8;

    /** Reads the lines of one part after the other; each thread has its own. */
    interface Reader<R> {
        R read(LineChunks.Part part) throws IOException;
    }

    private final LineChunks parts;
    private final BlockingQueue<CompletableFuture<R>> results;

    private ParallelChunks(LineChunks parts, int threads) {
        this.parts = parts;
        this.results = new ArrayBlockingQueue<>(2 * threads);
    }

    /** @throws ArithmeticException of a reader whose numbers grew too large */
    static <R> void read(LineChunks parts, Supplier<Reader<R>> readers, Consumer<R> taker) throws IOException {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ParallelChunks<R> lines = new ParallelChunks<>(parts, threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                Reader<R> reader = readers.get();
                // What goes wrong in it comes with the result that it was read for.
                Future<?> unused = executor.submit(() -> lines.work(reader));
            }
            for (R result = lines.next(); result != null; result = lines.next()) {
                taker.accept(result);
            }
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    /** The stream may be closed only when no thread reads from it any more. */
    private static void awaitEnd(ExecutorService executor) {
        try {
            executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Void work(Reader<R> reader) throws InterruptedException {
        LineChunks.Part part = new LineChunks.Part();
        while (true) {
            CompletableFuture<R> result = new CompletableFuture<>();
            // The places of the results are taken together with the parts, so that both stand in one order.
            synchronized (parts) {
                boolean more = false;
                try {
                    more = parts.next(part);
                } catch (IOException | RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
                results.put(result);
                if (!more) {
                    result.complete(null);
                    return null;
                }
            }
            try {
                result.complete(reader.read(part));
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
                return null;
            }
        }
    }

    private R next() throws IOException {
        try {
            return results.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof ArithmeticException overflow) {
                throw overflow;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
