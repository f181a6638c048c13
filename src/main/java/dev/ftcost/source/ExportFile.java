package dev.ftcost.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * A file among the exports, as its content shows it.
 *
 * @param name what people see: the path as it was given, or below the folder that was given
 * @param size in bytes
 * @param crc32 of its bytes, the figure that {@code crc32} and {@code gzip -lv} print
 * @param ascii whether every byte is ASCII; DuckDB breaks off the whole run over a byte of a CSV file that is no UTF-8
 * @param groupedDigits whether a value is written {@code 1_000}, which DuckDB takes for a number and we do not
 * @param format null when the file is no export
 */
public record ExportFile(Path path, String name, long size, String crc32, boolean groupedDigits, boolean ascii, Compression compression, Head head, Format format) {
    private static final Pattern KNOWN_NAME = Pattern.compile("[a-z][a-z_]{0,60}");

    public static ExportFile of(Path path, String name) throws IOException {
        Compression compression = Compression.of(path);
        Head head;
        try (InputStream in = compression.open(path)) {
            head = HeadReader.read(in);
        }
        Checksum checksum = Checksum.of(path, head.isCsv() && compression == Compression.NONE);
        return new ExportFile(path, name, Files.size(path), checksum.crc32(), checksum.groupedDigits(), checksum.ascii(), compression, head, Formats.of(head).orElse(null));
    }

    /** Reads every row, and names every bad one. */
    public void readExactly(RowSink sink) throws IOException {
        readExactly(sink, taken -> { });
    }

    /** @param taken is told how many bytes of the file are read */
    public void readExactly(RowSink sink, LongConsumer taken) throws IOException {
        try (InputStream in = compression.open(path, taken)) {
            switch (head.container()) {
                case CSV -> CsvReader.read(in, head, format, sink);
                case JSON_LINES -> JsonReader.readLines(in, format, sink);
                case JSON_DOCUMENT -> JsonReader.readDocument(in, format, sink);
                case EVENT_STREAM -> EventStreamReader.read(in, format, sink);
                default -> throw new IllegalStateException(name + " has no rows");
            }
        }
    }

    /** Whether DuckDB can scan it: the format has a scan, and the container is one that the scan reads as we do. */
    public boolean scannable() {
        if (format == null || format.scan() == null) {
            return false;
        }
        return switch (head.container()) {
            case CSV -> compression == Compression.NONE && !groupedDigits && ascii && head.header().stream().distinct().count() == head.header().size();
            case JSON_LINES -> true;
            default -> false;
        };
    }

    /** The columns of a CSV file in their order, as the scan is to read them: names of its own for those it does not know, and types. */
    public Map<String, String> scanColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : head.header()) {
            // What a file calls its columns never becomes part of a statement.
            String name = KNOWN_NAME.matcher(column).matches() ? column : "column_" + columns.size();
            columns.put(name, format.scanType(column));
        }
        return columns;
    }

    /** Which of OpenAI's endpoints a usage export speaks of: text that goes in and comes out, or text that only goes in. */
    public String endpoint() {
        boolean onlyInput = format instanceof InputUsageCsv || head.hasObject("organization.usage.embeddings.result")
                || head.hasObject("organization.usage.moderations.result");
        return onlyInput ? "embeddings" : "completions";
    }
}
