package dev.ftcost.source;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a dump of an event stream: a completion is a row, and its counts are in the chunk that has them, the last.
 * A completion whose stream ends without is unknown, and says so.
 */
final class EventStreamReader {
    private static final String NO_USAGE = "the stream of this completion has no usage; ask for stream_options.include_usage";

    private final Format format;
    private final RowSink sink;
    private String open;
    private long openLine;

    private EventStreamReader(Format format, RowSink sink) {
        this.format = format;
        this.sink = sink;
    }

    static void read(InputStream in, Format format, RowSink sink) throws IOException {
        new EventStreamReader(format, sink).readAll(new Lines(in, JsonReader.LONGEST_LINE));
    }

    private void readAll(Lines lines) throws IOException {
        while (lines.next()) {
            if (lines.tooLong()) {
                sink.reject(lines.number(), "", "", "the line is longer than 16 MiB");
                continue;
            }
            String text = lines.text().strip();
            if (text.startsWith("data:")) {
                data(text.substring(5).strip(), lines.number());
            }
        }
        close();
    }

    private void data(String json, long number) throws IOException {
        if (json.equals("[DONE]")) {
            close();
            return;
        }
        List<Item> items = new ArrayList<>();
        try {
            JsonValues.ofLine(json, number, items::add);
        } catch (JacksonException e) {
            sink.reject(number, "", "", "is no JSON: " + JsonFault.of(e));
            return;
        }
        for (Item item : items) {
            chunk(item);
        }
    }

    private void chunk(Item chunk) {
        Item body = chunk.item("response") == null ? chunk : chunk.item("response");
        String id = body.peek("id");
        if (id == null) {
            return;
        }
        if (!id.equals(open)) {
            close();
            open = id;
            openLine = chunk.line();
        }
        if (body.item("usage") != null) {
            open = "";
            try {
                format.read(body, sink);
            } catch (BadValue bad) {
                sink.reject(chunk.line(), bad);
            }
        }
    }

    /** Ends the completion at hand; one that gave its counts has an empty name. */
    private void close() {
        if (open != null && !open.isEmpty()) {
            sink.reject(openLine, "usage", "", NO_USAGE);
        }
        open = null;
    }
}
