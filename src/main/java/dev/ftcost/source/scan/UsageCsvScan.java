package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Adds up the plain rows of a usage CSV while they are read. A file with a row over several lines is left to the careful reader. */
final class UsageCsvScan implements Scan {
    private final Path path;
    private final long bytes;
    private final Compression compression;
    private final FileHead head;
    private final Format format;
    private final int part;

    UsageCsvScan(Path path, long bytes, Compression compression, FileHead head, Format format) {
        this(path, bytes, compression, head, format, compression == Compression.NONE ? MappedUsageScan.PART : ParallelChunks.PART);
    }

    /** @param part the bytes that a thread takes at a time */
    UsageCsvScan(Path path, long bytes, Compression compression, FileHead head, Format format, int part) {
        this.path = path;
        this.bytes = bytes;
        this.compression = compression;
        this.head = head;
        this.format = format;
        this.part = part;
    }

    @Override
    public Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) throws IOException {
        if (compression != Compression.NONE) {
            return readPacked(grid, sink, read) ? Optional.of(new Scanned(OptionalLong.empty(), List.of(FileRange.ofAnything(0, bytes)))) : Optional.empty();
        }
        MappedUsageScan.Found found = MappedUsageScan.read(path, bytes, head, format, grid, part, sink::usage, sink, read);
        return found == null ? Optional.empty() : Optional.of(new Scanned(OptionalLong.of(found.crc()), found.parts()));
    }

    @Override
    public boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) throws IOException {
        return compression == Compression.NONE ? MappedUsageScan.readAgain(path, head, format, ranges, grid, part, sink::usage, sink) != null
                : readPacked(grid, sink, bytesRead -> { });
    }

    private boolean readPacked(Grid grid, ScanSink sink, LongConsumer read) throws IOException {
        try (InputStream in = compression.open(path, read)) {
            return PackedUsageScan.read(in, part, head, format, grid, sink::usage, sink);
        }
    }
}
