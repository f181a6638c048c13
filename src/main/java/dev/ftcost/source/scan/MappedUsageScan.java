package dev.ftcost.source.scan;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.CsvReader;
import dev.ftcost.source.record.RecordSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads a large usage CSV on all processors at once. Plain rows are added up where they stand; every other line goes,
 * in the order of the file, to the exact reader, so that there is one judge of what a row is.
 */
final class MappedUsageScan {
    /** Small enough to stay near the processor. */
    static final int PART = 1 << 18;
    /** Parts that a thread reads one after the other: exports are sorted by time, so that few days come into two threads' groups. */
    private static final int PARTS_OF_A_RUN = 256;
    /** More would wait for the memory, and each has megabytes of its own. */
    private static final int MOST_THREADS = 8;

    private final FileHead head;
    private final Format format;
    private final Grid grid;
    private final int part;
    private final Deque<Running> running = new ArrayDeque<>();
    private final CombinedCrc32 checksum = new CombinedCrc32();
    private final CsvReader exact;
    private final Consumer<UsageTotal> groups;
    private final RecordSink sink;
    private final LongConsumer taken;
    private final List<FileRange> parts = new ArrayList<>();
    private long lines;
    private long bytes;

    /**
     * What was found of a file beside its rows.
     *
     * @param crc the CRC-32 of what was read
     */
    record Found(long crc, List<FileRange> parts) {}

    /** A run of bytes that a thread reads. */
    private record Span(long from, long to) {}

    private record Running(Span span, Future<UsageBlock.Run> run) {}

    private MappedUsageScan(FileHead head, Format format, Grid grid, int part, Consumer<UsageTotal> groups, RecordSink sink, LongConsumer taken) {
        this.head = head;
        this.format = format;
        this.grid = grid;
        this.part = part;
        this.exact = CsvReader.ofLines(head);
        this.groups = groups;
        this.sink = sink;
        this.taken = taken;
    }

    /**
     * @param part the bytes that a thread takes at a time
     * @param groups takes the plain rows, added up; the same group may come more than once
     * @param sink takes every other row
     * @param taken is told how many bytes of the file are read
     * @return null when a row goes over several lines, and what was handed over has to be forgotten
     */
    static Found read(Path path, long size, FileHead head, Format format, Grid grid, int part, Consumer<UsageTotal> groups, RecordSink sink, LongConsumer taken) throws IOException {
        MappedUsageScan scan = new MappedUsageScan(head, format, grid, part, groups, sink, taken);
        if (size <= part) {
            return scan.readAtOnce(path, size);
        }
        Deque<Span> spans = new ArrayDeque<>();
        long run = (long) part * PARTS_OF_A_RUN;
        for (long from = 0; from < size; from += run) {
            spans.add(new Span(from, Math.min(size, from + run)));
        }
        return scan.read(path, spans);
    }

    /** A file that fits in one part needs no other thread. */
    private Found readAtOnce(Path path, long size) throws IOException {
        UsageBlock block = new UsageBlock(head, grid, (int) size, 1);
        try (FileChannel channel = FileChannel.open(path)) {
            if (!take(block.read(channel, 0, size))) {
                return null;
            }
        } catch (ArithmeticException e) {
            // A sum that is too large is told where all sums are.
            return null;
        }
        block.groups().forEach(groups);
        return new Found(checksum.value(), parts);
    }

    /** Reads some parts of a file again; the numbers of lines mean nothing then. */
    static Found readAgain(Path path, FileHead head, Format format, List<FileRange> parts, Grid grid, int part, Consumer<UsageTotal> groups, RecordSink sink) throws IOException {
        Deque<Span> spans = new ArrayDeque<>();
        for (FileRange each : parts) {
            Span last = spans.peekLast();
            boolean next = last != null && last.to == each.from() && last.to - last.from < (long) part * PARTS_OF_A_RUN;
            long from = next ? spans.removeLast().from : each.from();
            spans.add(new Span(from, each.to()));
        }
        return new MappedUsageScan(head, format, grid, part, groups, sink, taken -> { }).read(path, spans);
    }

    private Found read(Path path, Deque<Span> spans) throws IOException {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        BlockingQueue<UsageBlock> blocks = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            blocks.add(new UsageBlock(head, grid, part, CsvReader.LONGEST_LINE));
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (FileChannel channel = FileChannel.open(path)) {
            while (!spans.isEmpty() || !running.isEmpty()) {
                if (!spans.isEmpty() && running.size() < threads * 2) {
                    running.addLast(start(executor, blocks, channel, spans.removeFirst()));
                    continue;
                }
                Running next = running.removeFirst();
                UsageBlock.Run done = done(next.run);
                if (done == null || !take(done)) {
                    return null;
                }
                long end = next.span.from + done.bytes();
                if (end < next.span.to) {
                    running.addFirst(start(executor, blocks, channel, new Span(end, next.span.to)));
                }
            }
        } finally {
            executor.shutdownNow();
        }
        List<UsageBlock> rest = new ArrayList<>(blocks);
        rest.forEach(block -> block.groups().forEach(groups));
        return new Found(checksum.value(), parts);
    }

    private static Running start(ExecutorService executor, BlockingQueue<UsageBlock> blocks, FileChannel channel, Span span) {
        return new Running(span, executor.submit(() -> {
            UsageBlock block = blocks.take();
            try {
                return block.read(channel, span.from, span.to);
            } finally {
                blocks.add(block);
            }
        }));
    }

    /** Null when a sum is too large, which is told where all sums are. */
    private static UsageBlock.Run done(Future<UsageBlock.Run> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof ArithmeticException) {
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean take(UsageBlock.Run done) throws IOException {
        for (UsageBlock.Left line : done.left()) {
            if (!exact.readLine(lines + line.number(), line.text(), format, sink)) {
                return false;
            }
        }
        if (done.full() != null) {
            done.full().forEach(groups);
        }
        parts.addAll(done.parts());
        lines += done.lines();
        checksum.add(done.crc(), done.bytes());
        bytes += done.bytes();
        taken.accept(bytes);
        return done.whole();
    }
}
