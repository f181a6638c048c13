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
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file among the exports, as its content shows it.
 *
 * @param name what people see: the path as it was given, or below the folder that was given
 * @param state of the file before anything of it was read
 * @param format null when the file is no export
 */
public record ExportFile(Path path, String name, FileState state, Compression compression, FileHead head, Format format) {
    public static ExportFile of(Path path, String name) throws IOException {
        FileState state = FileState.of(path);
        Compression compression = Compression.of(path);
        FileHead head;
        try (InputStream in = compression.open(path)) {
            head = FileHeadReader.read(in);
        }
        return new ExportFile(path, name, state, compression, head, Formats.of(head).orElse(null));
    }

    /** In bytes, before anything was read. */
    public long size() {
        return state.size();
    }

    /**
     * To be called when everything is read: a file that is written meanwhile is read in part, or in parts of two states.
     *
     * @throws ChangedFileError when it is not the file any more that it was at first
     */
    public void requireUnchanged() {
        try {
            FileState now = FileState.of(path);
            // The size of an export in Parquet is that which it had elsewhere.
            if (!now.isThatOf(isInParquet() ? new FileState(now.size(), state.modified(), state.key()) : state)) {
                throw ChangedFileError.of(name, state.size(), now.size());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Says of a file that it cannot be read. */
    public UncheckedIOException unreadable(IOException e) {
        return unreadable(name, e);
    }

    /** Says of what people know by a name that it cannot be read. */
    public static UncheckedIOException unreadable(String name, IOException e) {
        return new UncheckedIOException("'" + name + "' cannot be read: " + IoReason.of(e) + ".", e);
    }

    /**
     * Reads every row, and names every bad one.
     *
     * @param read learns how many bytes of the file are read
     */
    public void read(RecordSink sink, LongConsumer read) throws IOException {
        try (InputStream in = compression.open(path, read)) {
            read(in, head, format, sink);
        }
    }

    /**
     * Reads every row of an export, wherever its bytes come from.
     *
     * @param bytes unpacked
     */
    public static void read(InputStream bytes, FileHead head, Format format, RecordSink sink) throws IOException {
        InputStream in = head.endsWithReturns() ? new CarriageReturns(bytes) : bytes;
        Format ofFile = format.ofFile();
        switch (head.container()) {
            case CSV -> CsvReader.read(in, head, ofFile, sink);
            case JSON_LINES -> JsonReader.readLines(in, ofFile, sink);
            case JSON_DOCUMENT -> JsonReader.readDocument(in, ofFile, sink);
            case EVENT_STREAM -> EventStreamReader.read(in, ofFile, sink);
            case PARQUET, IN_PARQUET, EMPTY, UNKNOWN -> throw new IllegalStateException("a " + format.title() + " has rows of text");
        }
        ofFile.end(sink);
    }

    /** How the same rows are read in bulk; empty when they can only be read one by one. */
    public Optional<Scan> scan() {
        return format == null || head.endsWithReturns() || head.isSeparatorFirst() || isInParquet() ? Optional.empty()
                : Scan.of(path, size(), compression, head, format);
    }

    /**
     * An export that was read elsewhere, and whose rows a Parquet file holds.
     *
     * @param size of the export when it was read
     * @param formatOfExport null when it was not recognized
     * @param remark the {@link #remark} that was made of it
     */
    public ExportFile held(String nameOfExport, long size, Format formatOfExport, String remark) {
        return new ExportFile(path, nameOfExport, new FileState(size, state.modified(), state.key()), Compression.NONE,
                FileHead.readElsewhere(remark), formatOfExport);
    }

    /** {@link #remark(FileHead, Format)} of this file, wherever it was read. */
    public String remark() {
        return isInParquet() && format != null ? head.remark() : remark(head, format);
    }

    /**
     * What has to be said of a file that is not counted: of an unknown one what it begins with, of one that holds no token usage what usage it holds
     * ({@link Format#otherUsage}); null when there is nothing to say.
     */
    public static String remark(FileHead head, Format format) {
        return format == null ? head.description() : format.otherUsage(head);
    }

    /** Whether it was read elsewhere, and a Parquet file holds its rows. */
    public boolean isInParquet() {
        return head.container() == FileHead.Container.IN_PARQUET;
    }

    /**
     * The activity of rows that do not say it themselves, and of empty buckets: the columns of completions and decisions are the same, and
     * so are those of embeddings and moderations, so that only OpenAI's name of the file tells them apart.
     */
    public Activity activity() {
        return format.activity(head, Activity.ofFileName(name));
    }

    /** Whether its name is one of OpenAI's that say the activity. */
    public boolean namesActivity() {
        return Activity.ofFileName(name) != null;
    }
}
