package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.Lines;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * Scans the lines of a file on all processors at once. Each thread takes the next chunk of the file when it has finished one; what
 * it makes of them is handed over by the thread of the caller, in the order of the file.
 */
final class ParallelChunks<R> {
    /** Small enough to stay near the processor, large enough that handing it over does not count. */
    static final int CHUNK = 1 << 20;
    /** More would wait for the memory, and each has megabytes of its own. */
    private static final int MOST_THREADS = 8;

    /**
     * A chunk that was scanned.
     *
     * @param lines how many are in it
     * @param bytes how long it is
     */
    record Scanned<R>(R result, long lines, int bytes, long crc32) {}

    /** Takes what was made of the chunks, in the order of the file. */
    interface Taker<R> {
        /** @return whether to go on */
        boolean take(Scanned<R> chunk) throws IOException;
    }

    private final LineChunks chunks;
    private final BlockingQueue<CompletableFuture<Scanned<R>>> results;

    private ParallelChunks(LineChunks chunks, int threads) {
        this.chunks = chunks;
        this.results = new ArrayBlockingQueue<>(2 * threads);
    }

    /**
     * @param scanners one for each thread
     * @throws ArithmeticException of a scanner whose numbers grew too large
     * @return false when the taker wanted no more
     */
    static <R> boolean scan(LineChunks chunks, Supplier<LineScanner<R>> scanners, Taker<R> taker) throws IOException {
        if (chunks.isOne()) {
            return scanHere(chunks, scanners.get(), taker);
        }
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ParallelChunks<R> scan = new ParallelChunks<>(chunks, threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                LineScanner<R> scanner = scanners.get();
                // What goes wrong in it comes with the result that it was read for.
                Future<?> unused = executor.submit(() -> scan.work(scanner));
            }
            boolean more = true;
            for (Scanned<R> next = scan.next(); next != null && more; next = more ? scan.next() : null) {
                more = taker.take(next);
            }
            return more;
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    /** Scans on the thread of the caller: what is small needs no other one. */
    static <R> boolean scanHere(LineChunks chunks, LineScanner<R> scanner, Taker<R> taker) throws IOException {
        LineChunks.Chunk chunk = new LineChunks.Chunk();
        boolean more = true;
        while (more && chunks.next(chunk)) {
            more = taker.take(scan(chunk, scanner));
        }
        return more;
    }

    /** The stream may be closed only when no thread reads from it any more. Throws nothing, so that a fault before it is not hidden. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Void work(LineScanner<R> scanner) throws InterruptedException {
        LineChunks.Chunk chunk = new LineChunks.Chunk();
        while (true) {
            CompletableFuture<Scanned<R>> result = new CompletableFuture<>();
            // The places of the results are taken together with the chunks, so that both are in one order.
            synchronized (chunks) {
                boolean more = false;
                try {
                    more = chunks.next(chunk);
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
                result.complete(scan(chunk, scanner));
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
                return null;
            }
        }
    }

    /** Takes what is plain, and leaves the rest. */
    private static <R> Scanned<R> scan(LineChunks.Chunk chunk, LineScanner<R> scanner) throws IOException {
        byte[] bytes = chunk.bytes();
        int length = chunk.length();
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        scanner.begin(chunk);
        long lines = 0;
        int at = 0;
        if (chunk.isCut()) {
            at = length;
        } else if (chunk.isBegun()) {
            at = Lines.end(bytes, 0, length) + 1;
            scanner.leaveTooLong(++lines);
        }
        while (at < length) {
            lines++;
            int next = scanner.take(bytes, at);
            if (next == LineScanner.NOT_PLAIN) {
                int end = Lines.end(bytes, at, length);
                scanner.leave(lines, bytes, at, end);
                next = end + 1;
            }
            at = next;
        }
        return new Scanned<>(scanner.end(), lines, length, crc.getValue());
    }

    private Scanned<R> next() throws IOException {
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
