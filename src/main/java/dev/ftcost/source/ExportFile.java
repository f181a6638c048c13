package dev.ftcost.source;

import dev.ftcost.source.bytes.CarriageReturns;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.format.Formats;
import dev.ftcost.source.read.CsvReader;
import dev.ftcost.source.read.EventStreamReader;
import dev.ftcost.source.read.FileHeadReader;
import dev.ftcost.source.read.JsonReader;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.scan.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file among the exports, as its content shows it.
 *
 * @param name what people see: the path as it was given, or below the folder that was given
 * @param size in bytes
 * @param format null when the file is no export
 */
public record ExportFile(Path path, String name, long size, Compression compression, FileHead head, Format format) {
    public static ExportFile of(Path path, String name) throws IOException {
        Compression compression = Compression.of(path);
        FileHead head;
        try (InputStream in = compression.open(path)) {
            head = FileHeadReader.read(in);
        }
        return new ExportFile(path, name, Files.size(path), compression, head, Formats.of(head).orElse(null));
    }

    /**
     * Reads every row, and names every bad one.
     *
     * @param read learns how many bytes of the file are read
     */
    public void read(RecordSink sink, LongConsumer read) throws IOException {
        try (InputStream bytes = compression.open(path, read)) {
            InputStream in = head.endsWithReturns() ? new CarriageReturns(bytes) : bytes;
            Format ofFile = format.ofFile();
            switch (head.container()) {
                case CSV -> CsvReader.read(in, head, ofFile, sink);
                case JSON_LINES -> JsonReader.readLines(in, ofFile, sink);
                case JSON_DOCUMENT -> JsonReader.readDocument(in, ofFile, sink);
                case EVENT_STREAM -> EventStreamReader.read(in, ofFile, sink);
                default -> throw new IllegalStateException(name + " has no rows");
            }
            ofFile.end(sink);
        }
    }

    /** How the same rows are read in bulk; empty when they can only be read one by one. */
    public Optional<Scan> scan() {
        return format == null || head.endsWithReturns() ? Optional.empty() : Scan.of(path, size, compression, head, format);
    }

    /**
     * The activity of rows that do not say it themselves, and of empty buckets: the columns of completions and decisions are the same, and
     * so are those of embeddings and moderations, so that only OpenAI's name of the file tells them apart.
     */
    public Activity activity() {
        return format.activity(head, Activity.ofFileName(name));
    }
}
