package dev.ftcost.source;

import dev.ftcost.source.bytes.CarriageReturns;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.BatchOutput;
import dev.ftcost.source.format.CompletionLog;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.format.Formats;
import dev.ftcost.source.format.InputUsageCsv;
import dev.ftcost.source.format.UsageCsv;
import dev.ftcost.source.read.CsvReader;
import dev.ftcost.source.read.EventStreamReader;
import dev.ftcost.source.read.FileHeadReader;
import dev.ftcost.source.read.JsonReader;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.scan.FileRange;
import dev.ftcost.source.scan.MappedUsageScan;
import dev.ftcost.source.scan.ParallelChunks;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.RequestLogScan;
import dev.ftcost.source.scan.UsageCsvScan;
import dev.ftcost.source.scan.UsageTotal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A file among the exports, as its content shows it.
 *
 * @param name what people see: the path as it was given, or below the folder that was given
 * @param size in bytes
 * @param checksum of its bytes
 * @param format null when the file is no export
 */
public record ExportFile(Path path, String name, long size, Checksum checksum, Compression compression, FileHead head, Format format) {
    public static ExportFile of(Path path, String name) throws IOException {
        Compression compression = Compression.of(path);
        FileHead head;
        try (InputStream in = compression.open(path)) {
            head = FileHeadReader.read(in);
        }
        return new ExportFile(path, name, Files.size(path), new Checksum(path), compression, head, Formats.of(head).orElse(null));
    }

    /** The figure that {@code crc32} and {@code gzip -lv} print of its bytes. */
    public String crc32() {
        return checksum.crc32();
    }

    /** To be called when its checksum is known from an earlier run. */
    public void isKnown(String crc32) {
        checksum.is(Long.parseLong(crc32, 16));
    }

    /** Reads every row, and names every bad one. */
    public void readExactly(RecordSink sink) throws IOException {
        readExactly(sink, taken -> { });
    }

    /** @param taken is told how many bytes of the file are read */
    public void readExactly(RecordSink sink, LongConsumer taken) throws IOException {
        try (InputStream bytes = compression.open(path, taken)) {
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

    /** Whether it holds answers, one a line, that can be taken as plain numbers. */
    public boolean isScannable() {
        return (format instanceof CompletionLog || format instanceof BatchOutput) && head.container() == FileHead.Container.JSON_LINES
                && !head.endsWithReturns();
    }

    /**
     * Reads every row, takes plain answers as numbers and names every bad one.
     *
     * @param requests takes the plain answers
     * @param sink takes every other row
     * @param taken is told how many bytes of the file are read
     */
    public void scan(Consumer<RequestBatch> requests, RecordSink sink, LongConsumer taken) throws IOException {
        try (InputStream in = compression.open(path, taken)) {
            long crc = RequestLogScan.read(in, ParallelChunks.PART, format, requests, sink);
            if (compression == Compression.NONE) {
                checksum.is(crc);
            }
        }
    }

    /** Whether its rows can be added up while they are read. */
    public boolean isAddable() {
        return format instanceof UsageCsv && !head.endsWithReturns();
    }

    /**
     * Reads every row, adds up what is plain and names every bad one.
     *
     * @param grid the width in seconds of the buckets that are added up; users are kept apart when it is 1
     * @param groups takes the rows that are added up
     * @param sink takes every other row
     * @param taken is told how many bytes of the file are read
     * @return its parts; null when that cannot be done, and what was handed over has to be forgotten
     */
    public List<FileRange> addUp(int grid, Consumer<UsageTotal> groups, RecordSink sink, LongConsumer taken) throws IOException {
        if (compression != Compression.NONE) {
            return addUpPacked(grid, groups, sink, taken) ? List.of(FileRange.ofAnything(0, size)) : null;
        }
        MappedUsageScan.Scanned scanned = MappedUsageScan.read(this, grid, MappedUsageScan.PART, groups, sink, taken);
        if (scanned == null) {
            return null;
        }
        checksum.is(scanned.crc());
        return scanned.parts();
    }

    /**
     * Reads some parts of a file that was added up again.
     *
     * @return false when that cannot be done, and what was handed over has to be forgotten
     */
    public boolean addUpAgain(List<FileRange> parts, int grid, Consumer<UsageTotal> groups, RecordSink sink) throws IOException {
        return compression != Compression.NONE ? addUpPacked(grid, groups, sink, taken -> { })
                : MappedUsageScan.readAgain(this, parts, grid, MappedUsageScan.PART, groups, sink) != null;
    }

    private boolean addUpPacked(int grid, Consumer<UsageTotal> groups, RecordSink sink, LongConsumer taken) throws IOException {
        try (InputStream in = compression.open(path, taken)) {
            return UsageCsvScan.read(in, ParallelChunks.PART, head, format, grid, groups, sink);
        }
    }

    /**
     * The activity of rows that do not say it themselves, and of empty buckets: the columns of completions and decisions are the same, and
     * so are those of embeddings and moderations, so that only OpenAI's name of the file tells them apart.
     */
    public Activity activity() {
        Activity named = Activity.ofFileName(name);
        if (format instanceof UsageCsv) {
            return named == Activity.DECISIONS ? named : Activity.COMPLETIONS;
        }
        if (format instanceof InputUsageCsv) {
            return named == Activity.MODERATIONS ? named : Activity.EMBEDDINGS;
        }
        return head.items().stream().map(item -> Activity.ofObject(item.peek("object"))).filter(Objects::nonNull).findFirst().orElse(Activity.COMPLETIONS);
    }
}
