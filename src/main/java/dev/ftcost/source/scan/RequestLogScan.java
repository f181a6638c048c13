package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.CombinedCrc32;
import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Takes the plain lines of a request log or batch output as numbers; every other line goes to the careful reader, so that there is one
 * judge of what a line is.
 */
final class RequestLogScan implements Scan {
    /** The careful reader needs several times the length of a line: only one that is longer is in its hands at a time. */
    private static final int LONG_LINE = 1 << 20;

    private final Path path;
    private final long bytes;
    private final Compression compression;
    private final Format format;
    private final int chunk;

    RequestLogScan(Path path, long bytes, Compression compression, Format format) {
        this(path, bytes, compression, format, ParallelChunks.CHUNK);
    }

    /** @param chunk the bytes that a thread takes at a time */
    RequestLogScan(Path path, long bytes, Compression compression, Format format, int chunk) {
        this.path = path;
        this.bytes = bytes;
        this.compression = compression;
        this.format = format;
        this.chunk = chunk;
    }

    @Override
    public Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) throws IOException {
        Run run = new Run(format, sink);
        try (InputStream in = compression.open(path, read)) {
            LineChunks chunks = new LineChunks(in, isPlain() ? bytes : Long.MAX_VALUE, chunk, JsonReader.LONGEST_LINE);
            run.read(chunks, ParallelChunks::scan);
        }
        return Optional.of(new Scanned(isPlain() ? OptionalLong.of(run.checksum.value()) : OptionalLong.empty(), List.of()));
    }

    /** Reads lines that come from elsewhere on the thread of the caller. */
    static void readHere(InputStream in, Format format, ScanSink sink) throws IOException {
        LineChunks chunks = new LineChunks(in, Long.MAX_VALUE, ParallelChunks.CHUNK, JsonReader.LONGEST_LINE);
        new Run(format, sink).read(chunks, (lines, scanners, taker) -> ParallelChunks.scanHere(lines, scanners.get(), taker));
    }

    private boolean isPlain() {
        return compression == Compression.NONE;
    }

    /** Requests are never read again: whichever file they are in, each counts once. */
    @Override
    public boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) {
        return false;
    }

    /**
     * What a chunk holds.
     *
     * @param requests of the plain lines
     * @param others the rows of the other lines
     */
    private record Requests(RequestBatch requests, BufferedRecords others) {}

    /** {@link ParallelChunks#scan}, or the same on one thread. */
    private interface Scanning {
        boolean scan(LineChunks chunks, Supplier<LineScanner<Requests>> scanners, ParallelChunks.Taker<Requests> taker) throws IOException;
    }

    /** Hands over what was found, in the order of the file. */
    private static final class Run implements ParallelChunks.Taker<Requests> {
        private final Format format;
        private final ScanSink sink;
        private final CombinedCrc32 checksum = new CombinedCrc32();
        /** They go around, so that millions of requests make no garbage. */
        private final Queue<RequestBatch> emptyBatches = new ConcurrentLinkedQueue<>();
        private long lines;

        Run(Format format, ScanSink sink) {
            this.format = format;
            this.sink = sink;
        }

        void read(LineChunks chunks, Scanning scanning) throws IOException {
            scanning.scan(chunks, () -> new RequestScanner(format, emptyBatches), this);
            if (chunks.isBroken()) {
                sink.reject(lines + 1, "", "", BrokenOffException.REASON);
            }
        }

        @Override
        public boolean take(ParallelChunks.Scanned<Requests> scanned) {
            Requests found = scanned.result();
            sink.requests(found.requests);
            found.requests.clear();
            emptyBatches.add(found.requests);
            found.others.handOver(sink, lines);
            lines += scanned.lines();
            checksum.add(scanned.crc32(), scanned.bytes());
            return true;
        }
    }

    private static final class RequestScanner implements LineScanner<Requests> {
        private final Format format;
        private final Queue<RequestBatch> emptyBatches;
        private final CompletionScanner completion = new CompletionScanner();
        private RequestBatch requests;
        private BufferedRecords others;

        RequestScanner(Format format, Queue<RequestBatch> emptyBatches) {
            this.format = format;
            this.emptyBatches = emptyBatches;
        }

        @Override
        public void begin(LineChunks.Chunk chunk) {
            RequestBatch empty = emptyBatches.poll();
            requests = empty != null ? empty : new RequestBatch();
            others = new BufferedRecords();
        }

        @Override
        public int take(byte[] bytes, int from) {
            int behind = completion.read(bytes, from);
            if (behind == NOT_PLAIN || behind - from > JsonReader.LONGEST_LINE) {
                return NOT_PLAIN;
            }
            requests.add(completion);
            return behind;
        }

        @Override
        public void leave(long number, byte[] bytes, int from, int to) throws IOException {
            if (to - from > JsonReader.LONGEST_LINE) {
                leaveTooLong(number);
            } else if (to - from > LONG_LINE) {
                synchronized (RequestLogScan.class) {
                    JsonReader.line(Lines.text(bytes, from, to), number, format, others);
                }
            } else {
                JsonReader.line(Lines.text(bytes, from, to), number, format, others);
            }
        }

        @Override
        public void leaveTooLong(long number) {
            others.reject(number, "", "", JsonReader.TOO_LONG);
        }

        @Override
        public Requests end() {
            return new Requests(requests, others);
        }
    }
}
