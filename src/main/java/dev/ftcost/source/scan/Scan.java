package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Reads a file in bulk, for speed alone: what it hands over is what the careful reader would, row by row. Be warned: behind this interface
 * bytes are read eight at a time.
 */
public interface Scan {
    /**
     * What was found of a file in addition to its rows.
     *
     * @param crc32 of the bytes of the file; empty when they were packed
     * @param ranges of the file that can be read again, in its order; empty when none can
     */
    record Scanned(OptionalLong crc32, List<FileRange> ranges) {
        public Scanned {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * How a file can be read in bulk; empty when only the careful reader can.
     *
     * @param bytes the size of the file
     */
    static Optional<Scan> of(Path path, long bytes, Compression compression, FileHead head, Format format) {
        return switch (format.plainRows()) {
            case USAGE_CSV ->
                hasColumnTwice(head) ? Optional.empty() : Optional.of(new UsageCsvScan(path, bytes, compression, head, format));
            case COMPLETIONS -> head.container() == FileHead.Container.JSON_LINES
                    ? Optional.of(new RequestLogScan(path, bytes, compression, format)) : Optional.empty();
            case NONE -> Optional.empty();
        };
    }

    private static boolean hasColumnTwice(FileHead head) {
        return new HashSet<>(head.header()).size() < head.header().size();
    }

    /**
     * Reads the lines of a request log in bulk, wherever they come from, on the thread of the caller.
     *
     * @param format one with plain rows of completions
     */
    static void readRequests(InputStream lines, Format format, ScanSink sink) throws IOException {
        RequestLogScan.readHere(lines, format, sink);
    }

    /** Reads nothing, so that every file is left to the careful reader. */
    static Scan none() {
        return new Scan() {
            @Override
            public Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) {
                return Optional.empty();
            }

            @Override
            public boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) {
                return false;
            }
        };
    }

    /**
     * @param grid what usage is added up to
     * @param read learns how many bytes of the file are read
     * @return empty when what was handed over does not count, and the file has to be read carefully
     */
    Optional<Scanned> read(Grid grid, ScanSink sink, LongConsumer read) throws IOException;

    /**
     * Reads ranges of an earlier {@link Scanned} again; a packed file is read whole. The numbers of lines mean nothing then.
     *
     * @return false when what was handed over does not count, and the file has to be read carefully
     */
    boolean readAgain(List<FileRange> ranges, Grid grid, ScanSink sink) throws IOException;
}
