package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.JsonReader;
import dev.ftcost.source.record.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

/**
 * Reads a large request log or batch output on all processors at once. Plain lines are taken as numbers where they stand; every
 * other line goes to the exact reader, so that there is one judge of what a line is.
 */
final class RequestLogScan implements Scan {
    /** The exact reader needs several times the length of a line: only one that is longer is in its hands at a time. */
    private static final int LONG_LINE = 1 << 20;

    /**
     * What a part of a file holds.
     *
     * @param requests of the plain lines
     * @param others the rows of the other lines
     */
    record Part(RequestBatch requests, BufferedRecords others, long lines, long bytes, long crc) {}

    private final Path path;
    private final Compression compression;
    private final Format format;
    private final int part;

    RequestLogScan(Path path, Compression compression, Format format) {
        this(path, compression, format, ParallelChunks.PART);
    }

    /** @param part the bytes that a thread takes at a time */
    RequestLogScan(Path path, Compression compression, Format format, int part) {
        this.path = path;
        this.compression = compression;
        this.format = format;
        this.part = part;
    }

    @Override
    public Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) throws IOException {
        try (InputStream in = compression.open(path, read)) {
            long crc = read(in, sink);
            return Optional.of(new Scanned(compression == Compression.NONE ? OptionalLong.of(crc) : OptionalLong.empty(), List.of()));
        }
    }

    /** Requests are never read again: whichever file they are in, each counts once. */
    @Override
    public boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) {
        return false;
    }

    private long read(InputStream in, ScanSink sink) throws IOException {
        LineChunks parts = new LineChunks(in, part, JsonReader.LONGEST_LINE);
        CombinedCrc32 checksum = new CombinedCrc32();
        // Pages go around, so that millions of requests make no garbage.
        Queue<RequestBatch> emptyPages = new ConcurrentLinkedQueue<>();
        long[] lines = new long[1];
        ParallelChunks.read(parts, () -> new Reader(format, emptyPages), done -> {
            sink.requests(done.requests);
            done.requests.clear();
            emptyPages.add(done.requests);
            done.others.handOver(sink, lines[0]);
            lines[0] += done.lines;
            checksum.add(done.crc, done.bytes);
        });
        if (parts.isBroken()) {
            sink.reject(lines[0] + 1, "", "", BrokenOffException.REASON);
        }
        return checksum.value();
    }

    private static final class Reader implements ParallelChunks.Reader<Part> {
        private final Format format;
        private final Queue<RequestBatch> emptyPages;
        private final CompletionScanner answer = new CompletionScanner();

        Reader(Format format, Queue<RequestBatch> emptyPages) {
            this.format = format;
            this.emptyPages = emptyPages;
        }

        @Override
        public Part read(LineChunks.Part part) throws IOException {
            RequestBatch page = emptyPages.poll();
            page = page != null ? page : new RequestBatch();
            BufferedRecords others = new BufferedRecords();
            byte[] bytes = part.bytes();
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, part.length());
            long lines = 0;
            int at = 0;
            if (part.isCut()) {
                at = part.length();
            } else if (part.isBegun()) {
                at = Lines.end(bytes, 0, part.length()) + 1;
                others.reject(++lines, "", "", JsonReader.TOO_LONG);
            }
            while (at < part.length()) {
                at = line(bytes, at, part.length(), ++lines, page, others);
            }
            return new Part(page, others, lines, part.length(), crc.getValue());
        }

        /** @return the place behind the line */
        private int line(byte[] bytes, int from, int to, long number, RequestBatch page, RecordSink others) throws IOException {
            int behind = answer.read(bytes, from);
            if (behind != JsonSkipper.NOT_PLAIN && behind - from <= JsonReader.LONGEST_LINE) {
                page.add(answer);
                return behind;
            }
            int end = Lines.end(bytes, from, to);
            exactly(bytes, from, end, number, others);
            return end + 1;
        }

        private void exactly(byte[] bytes, int from, int to, long number, RecordSink sink) throws IOException {
            if (to - from > JsonReader.LONGEST_LINE) {
                sink.reject(number, "", "", JsonReader.TOO_LONG);
            } else if (to - from > LONG_LINE) {
                synchronized (RequestLogScan.class) {
                    JsonReader.line(Lines.text(bytes, from, to), number, format, sink);
                }
            } else {
                JsonReader.line(Lines.text(bytes, from, to), number, format, sink);
            }
        }
    }
}
