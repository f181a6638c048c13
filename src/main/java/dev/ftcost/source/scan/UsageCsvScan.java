package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.CombinedCrc32;
import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * Adds up the plain rows of a usage CSV while they are read; every other line goes, in the order of the file, to the careful reader, so
 * that there is one judge of what a row is. A file with a row over several lines, or with sums too large, is left to that reader whole.
 */
final class UsageCsvScan implements Scan {
    private final Path path;
    private final long bytes;
    private final Compression compression;
    private final FileHead head;
    private final Format format;
    private final int chunk;

    UsageCsvScan(Path path, long bytes, Compression compression, FileHead head, Format format) {
        this(path, bytes, compression, head, format, ParallelChunks.CHUNK);
    }

    /** @param chunk the bytes that a thread takes at a time */
    UsageCsvScan(Path path, long bytes, Compression compression, FileHead head, Format format, int chunk) {
        this.path = path;
        this.bytes = bytes;
        this.compression = compression;
        this.head = head;
        this.format = format;
        this.chunk = chunk;
    }

    @Override
    public Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) throws IOException {
        Run run = new Run(sink);
        try (InputStream in = compression.open(path, read)) {
            if (!run.read(in, grid, true)) {
                return Optional.empty();
            }
        }
        return Optional.of(isPlain() ? new Scanned(OptionalLong.of(run.checksum.value()), run.ranges)
                : new Scanned(OptionalLong.empty(), List.of(FileRange.ofAnything(0, bytes))));
    }

    private boolean isPlain() {
        return compression == Compression.NONE;
    }

    @Override
    public boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) throws IOException {
        try (InputStream in = isPlain() ? new RangeStream(path, ranges) : compression.open(path)) {
            return new Run(sink).read(in, grid, ranges.get(0).from() == 0);
        }
    }

    /** A line for the careful reader; {@code text} is null when it is too long. */
    private record LeftLine(long number, String text) {}

    /**
     * What a chunk holds in addition to the rows that are added up.
     *
     * @param left lines that are no plain rows, numbered from 1 within the chunk
     * @param earliest the first start of the plain rows
     * @param latest the last start of the plain rows
     * @param full totals, when there are so many that they have to be handed on
     * @param hasHeader false when the header should be in it and is not
     */
    private record Rows(List<LeftLine> left, long earliest, long latest, UsageAggregator full, boolean hasHeader) {}

    /** One reading of the file: hands over what the threads found, in the order of the file. */
    private final class Run implements ParallelChunks.Taker<Rows> {
        private final CsvReader careful = CsvReader.ofLines(head);
        private final ScanSink sink;
        private final CombinedCrc32 checksum = new CombinedCrc32();
        private final List<FileRange> ranges = new ArrayList<>();
        /** They go around, so that millions of groups make no garbage. */
        private final Queue<UsageAggregator> empty = new ConcurrentLinkedQueue<>();
        private long lines;
        private long at;

        Run(ScanSink sink) {
            this.sink = sink;
        }

        boolean read(InputStream in, Grid grid, boolean withHeader) throws IOException {
            LineChunks chunks = new LineChunks(in, isPlain() ? bytes : Long.MAX_VALUE, chunk, CsvReader.LONGEST_LINE);
            List<RowScanner> scanners = new ArrayList<>();
            try {
                boolean whole = ParallelChunks.scan(chunks, () -> {
                    scanners.add(new RowScanner(head, grid, withHeader, empty));
                    return scanners.get(scanners.size() - 1);
                }, this);
                if (!whole) {
                    return false;
                }
            } catch (ArithmeticException e) {
                // A sum that is too large is reported where all sums are.
                return false;
            }
            scanners.forEach(scanner -> scanner.totals.forEach(sink::usage));
            if (chunks.isBroken()) {
                sink.reject(lines + 1, "", "", BrokenOffException.REASON);
            }
            return true;
        }

        @Override
        public boolean take(ParallelChunks.Scanned<Rows> scanned) throws IOException {
            Rows rows = scanned.result();
            for (LeftLine line : rows.left) {
                if (!careful.readLine(lines + line.number, line.text, format, sink)) {
                    return false;
                }
            }
            if (rows.full != null) {
                rows.full.forEach(sink::usage);
                rows.full.clear();
                empty.add(rows.full);
            }
            lines += scanned.lines();
            long end = at + scanned.bytes();
            ranges.add(rows.left.isEmpty() ? new FileRange(at, end, rows.earliest, rows.latest) : FileRange.ofAnything(at, end));
            checksum.add(scanned.crc32(), scanned.bytes());
            at = end;
            return rows.hasHeader;
        }
    }

    private static final class RowScanner implements LineScanner<Rows> {
        private final UsageRowScanner rows;
        private final boolean withHeader;
        private final Queue<UsageAggregator> empty;
        private UsageAggregator totals;
        private boolean headerAhead;
        private List<LeftLine> left;

        RowScanner(FileHead head, Grid grid, boolean withHeader, Queue<UsageAggregator> empty) {
            this.empty = empty;
            rows = new UsageRowScanner(head, grid);
            totals = rows.groups();
            this.withHeader = withHeader;
        }

        @Override
        public void begin(LineChunks.Chunk chunk) {
            left = new ArrayList<>();
            headerAhead = withHeader && chunk.isFirst();
            rows.begin();
        }

        @Override
        public int take(byte[] bytes, int from) {
            return headerAhead ? NOT_PLAIN : rows.take(bytes, from, totals);
        }

        @Override
        public void leave(long number, byte[] bytes, int from, int to) {
            String text = to - from > CsvReader.LONGEST_LINE ? null : Lines.text(bytes, from, to);
            if (text == null) {
                leaveTooLong(number);
            } else if (headerAhead) {
                headerAhead = text.isBlank();
            } else if (!text.isBlank()) {
                left.add(new LeftLine(number, text));
            }
        }

        @Override
        public void leaveTooLong(long number) {
            left.add(new LeftLine(number, null));
        }

        @Override
        public Rows end() {
            UsageAggregator full = totals.isFull() ? totals : null;
            if (full != null) {
                UsageAggregator next = empty.poll();
                totals = next != null ? next : rows.groups();
            }
            return new Rows(left, rows.earliest(), rows.latest(), full, !headerAhead);
        }
    }
}
