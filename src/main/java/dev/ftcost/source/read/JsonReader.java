package dev.ftcost.source.read;

import com.fasterxml.jackson.core.JacksonException;
import dev.ftcost.source.bytes.ByteOrderMark;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonFault;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.JsonStream;
import dev.ftcost.source.row.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON, line by line or as one text, and names every bad line. */
public final class JsonReader {
    public static final int LONGEST_LINE = 16 << 20;
    public static final String TOO_LONG = "the line is longer than 16 MiB";
    private static final String NO_OBJECT = "is not an object with fields";
    private static final String TOO_LATE = "follows more than 100,000 rows of its bucket; put start_time and end_time before results";

    private JsonReader() {}

    public static void readLines(InputStream in, Format format, RecordSink sink) throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        while (lines.next()) {
            if (lines.tooLong()) {
                sink.reject(lines.number(), "", "", TOO_LONG);
                continue;
            }
            line(lines.text(), lines.number(), format, sink);
        }
        lines.nameBreak(sink);
    }

    /** A line is a row, or as many as it holds objects; what in it is no object is one reject, whatever it is nested in. */
    public static void line(String text, long number, Format format, RecordSink sink) throws IOException {
        if (text.isBlank()) {
            return;
        }
        // A line is taken whole or not at all: its rows wait until it has parsed to its end.
        List<JsonRow> items = new ArrayList<>();
        JsonRow envelope;
        try {
            envelope = JsonValues.ofLine(text, number, items::add);
        } catch (JacksonException e) {
            sink.reject(number, "", "", "is not valid JSON: " + JsonFault.of(e));
            return;
        }
        // What a page says of itself is no row.
        List<JsonRow> rows = items.stream().filter(item -> !item.isPageEnd()).toList();
        JsonRow bucket = null;
        for (JsonRow item : items) {
            bucket = begin(item, bucket, sink);
            if (item.isPageEnd() || isObject(item)) {
                hand(item, format, sink);
            }
        }
        if (rows.size() == items.size() && rows.stream().anyMatch(row -> row.bucket() != null)) {
            // A bucket alone is a page of its own.
            sink.pageEnd(false);
        }
        if (!rows.stream().allMatch(JsonReader::isObject) || envelope == null && rows.isEmpty()) {
            sink.reject(number, "", "", NO_OBJECT);
        } else if (rows.isEmpty()) {
            // A page without rows.
            sink.empty();
        }
    }

    private static boolean isObject(JsonRow row) {
        return row.isUnread() || !row.names().isEmpty();
    }

    public static void readDocument(InputStream in, Format format, RecordSink sink) throws IOException {
        InputStreamReader text = new InputStreamReader(ByteOrderMark.skip(in), StandardCharsets.UTF_8);
        JsonRow[] bucket = new JsonRow[1];
        JsonStream.read(text, item -> {
            bucket[0] = begin(item, bucket[0], sink);
            hand(item, format, sink);
        }, (line, reason) -> sink.reject(line, "", "", reason));
    }

    /** Says that a bucket begins when a row is not in that of the row before. @return the bucket of the row */
    // The object itself is meant, not one that equals it.
    @SuppressWarnings("ReferenceEquality")
    private static JsonRow begin(JsonRow item, JsonRow before, RecordSink sink) {
        if (item.bucket() != null && item.bucket() != before) {
            sink.bucketBegin();
        }
        return item.bucket();
    }

    static void hand(JsonRow item, Format format, RecordSink sink) {
        if (item.isPageEnd()) {
            item.endPage(sink);
            return;
        }
        if (item.isUnread()) {
            sink.reject(item.line(), "start_time", "", TOO_LATE);
            return;
        }
        if (item.names().isEmpty()) {
            sink.reject(item.line(), "", "", NO_OBJECT);
            return;
        }
        try {
            format.read(item, sink);
        } catch (BadValue bad) {
            sink.reject(item.line(), bad);
            RejectedStart.hand(item, format, sink);
        }
    }
}
