package dev.ftcost.source.read;

import com.fasterxml.jackson.core.JacksonException;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonFault;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a dump of event streams: an answer is a row, and its counts are in the chunk that has them, the last. Several
 * streams may run through each other. An answer whose stream ends without its counts is unknown, and says so.
 */
public final class EventStreamReader {
    private static final String NO_USAGE = "the stream of this answer has no usage; ask for stream_options.include_usage";
    private static final Set<String> OTHER_FIELDS = Set.of("event", "id", "retry", "");
    /** More streams than this do not run at once; the oldest has broken off. */
    private static final int MOST_OPEN = 1000;

    private final Format format;
    private final RecordSink sink;
    /** The newest chunk with counts of each answer that is not finished; before there is one, its first chunk. */
    private final Map<String, JsonRow> open = new LinkedHashMap<>();

    private EventStreamReader(Format format, RecordSink sink) {
        this.format = format;
        this.sink = sink;
    }

    public static void read(InputStream in, Format format, RecordSink sink) throws IOException {
        new EventStreamReader(format, sink).readAll(new Lines(in, JsonReader.LONGEST_LINE));
    }

    private void readAll(Lines lines) throws IOException {
        while (lines.next()) {
            String text = lines.tooLong() ? "" : lines.text().strip();
            int colon = text.indexOf(':');
            if (lines.tooLong()) {
                sink.reject(lines.number(), "", "", JsonReader.TOO_LONG);
            } else if (text.startsWith("data:") || text.startsWith("{")) {
                data(text.startsWith("{") ? text : text.substring(5).strip(), lines.number());
            } else if (!text.isEmpty() && (colon < 0 || !OTHER_FIELDS.contains(text.substring(0, colon)))) {
                sink.reject(lines.number(), "", "", "is not a line of an event stream");
            }
        }
        finish(false);
        lines.nameBreak(sink);
    }

    private void data(String json, long number) throws IOException {
        if (json.equals("[DONE]")) {
            finish(true);
            return;
        }
        List<JsonRow> items = new ArrayList<>();
        try {
            JsonValues.ofLine(json, number, items::add);
        } catch (JacksonException e) {
            sink.reject(number, "", "", "is not valid JSON: " + JsonFault.of(e));
            return;
        }
        items.forEach(this::chunk);
    }

    private void chunk(JsonRow chunk) {
        JsonRow body = chunk.item("response") == null ? chunk : chunk.item("response");
        String id = body.peek("id");
        String object = body.peek("object");
        if (id == null || id.isBlank() || object == null || object.isBlank()) {
            // The pieces of a text, or what Azure says of the prompt; the answer that they belong to has a chunk of its own.
            if (body.item("usage") != null) {
                sink.reject(body.line(), "id", "", "is missing; a request counts once by its id");
            }
            return;
        }
        JsonRow before = open.get(id);
        if (before == null || body.item("usage") != null || "failed".equals(body.peek("status"))) {
            open.put(id, body);
        }
        if (open.size() > MOST_OPEN) {
            Iterator<JsonRow> oldest = open.values().iterator();
            hand(oldest.next());
            oldest.remove();
        }
    }

    /** Hands over the answers that have their counts; at the end of the file the others too. */
    private void finish(boolean onlyCounted) {
        for (Iterator<JsonRow> each = open.values().iterator(); each.hasNext();) {
            JsonRow body = each.next();
            if (!onlyCounted || body.item("usage") != null) {
                hand(body);
                each.remove();
            }
        }
    }

    private void hand(JsonRow body) {
        if (body.item("usage") == null && !"failed".equals(body.peek("status"))) {
            sink.reject(body.line(), "usage", "", NO_USAGE);
        } else {
            JsonReader.hand(body, format, sink);
        }
    }
}
