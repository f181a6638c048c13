package dev.ftcost.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.nio.channels.FileChannel;

/**
 * A file among the exports, as its content shows it.
 *
 * @param name what people see: the path as it was given, or below the folder that was given
 * @param size in bytes
 * @param crc32 of its bytes, the figure that {@code crc32} and {@code gzip -lv} print
 * @param format null when the file is no export
 */
public record ExportFile(Path path, String name, long size, String crc32, Compression compression, Head head, Format format) {
    private static final long MAPPED = 1L << 28;

    public static ExportFile of(Path path, String name) throws IOException {
        Compression compression = Compression.of(path);
        Head head;
        try (InputStream in = compression.open(path)) {
            head = HeadReader.read(in);
        }
        return new ExportFile(path, name, Files.size(path), crc32(path), compression, head, Formats.of(head).orElse(null));
    }

    /** Reads every row, and names every bad one. */
    public void readExactly(RowSink sink) throws IOException {
        try (InputStream in = compression.open(path)) {
            switch (head.container()) {
                case CSV -> CsvReader.read(in, head, format, sink);
                case JSON_LINES -> JsonReader.readLines(in, format, sink);
                case JSON_DOCUMENT -> JsonReader.readDocument(in, format, sink);
                case EVENT_STREAM -> EventStreamReader.read(in, format, sink);
                default -> throw new IllegalStateException(name + " has no rows");
            }
        }
    }

    /** Whether DuckDB can scan it: the format has a scan, and the container is the one that the scan reads. */
    public boolean scannable() {
        boolean container = head.container() == Head.Container.JSON_LINES
                || head.isCsv() && head.header().stream().distinct().count() == head.header().size();
        return format != null && format.scan() != null && container;
    }

    /** A checksum at the speed of the disk; the scan does not wait for a slower one. */
    private static String crc32(Path path) throws IOException {
        CRC32 crc = new CRC32();
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            for (long from = 0; from < size; from += MAPPED) {
                crc.update(channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(MAPPED, size - from)));
            }
        }
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
