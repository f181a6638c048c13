package dev.ftcost.source.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objects of a JSON text, streamed: those inside an envelope ({@code data}) and those inside a bucket
 * ({@code results}) come one by one, so that a page of any length needs the memory of one row.
 */
public final class JsonValues {
    private static final int DEEPEST_TEXT = 100_000;
    /** Strict but for what tools write: Python writes NaN, and a comma too many is harmless. */
    public static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST_TEXT).build()).build();

    public static final Set<String> ENVELOPES = Set.of("data", "ft_data", "dalle_api_data", "whisper_api_data", "tts_api_data",
            "assistant_code_interpreter_data", "retrieval_storage_data", "daily_costs", "resourceSpans", "observations");
    private static final Set<String> SPANS = Set.of("resourceSpans", "scopeSpans", "instrumentationLibrarySpans", "spans");
    public static final Set<String> ROWS = Set.of("results", "result");
    /** What people and models wrote, and the numbers of embeddings: passed over, never stored. */
    public static final Set<String> WRITTEN = Set.of("messages", "choices", "output", "input", "prompt", "completion", "content", "text",
            "arguments", "embedding", "request_body", "response_body", "instructions", "tools", "events", "data", "response_format",
            "proxy_server_request", "preferred_output", "non_preferred_output", "preferred_completion", "non_preferred_completion");
    private static final int MOST_STARTS = 8;

    private final JsonParser parser;
    private final JsonMembers members;
    private final long firstLine;
    private final boolean resumed;
    private final Consumer<JsonRow> items;
    private final Set<String> rowStarts;
    private JsonRow envelope;
    private JsonRow current;
    private JsonRow bucket;

    /**
     * @param resumeIn the bucket that the first objects are in when reading goes on after a fault
     * @param rowStarts collects the names that rows begin with
     */
    public JsonValues(JsonParser parser, long firstLine, boolean resumed, JsonRow resumeIn, Set<String> rowStarts,
            Consumer<JsonRow> items) {
        this.parser = parser;
        this.firstLine = firstLine;
        this.members = new JsonMembers(parser, this::line);
        this.resumed = resumed;
        this.bucket = resumeIn;
        this.rowStarts = rowStarts;
        this.items = items;
    }

    /** The objects of one line. @return the last envelope; null when there was none */
    public static JsonRow ofLine(String line, long number, Consumer<JsonRow> items) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            JsonValues values = new JsonValues(parser, number, false, null, new HashSet<>(), items);
            values.all();
            return values.envelope();
        }
    }

    /** The one object that a text holds; null when it holds something else. */
    static JsonRow ofText(String text, long line) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonValues values = new JsonValues(parser, line, false, null, new HashSet<>(), item -> {});
            JsonRow whole = parser.nextToken() == JsonToken.START_OBJECT ? values.members.inner() : null;
            while (parser.nextToken() != null) {
                whole = null;
            }
            return whole;
        }
    }

    public void all() throws IOException {
        while (parser.nextToken() != null) {
            value("", bucket);
            bucket = null;
        }
    }

    /** The last envelope, with nothing in it but its own fields; null when there was none. */
    JsonRow envelope() {
        return envelope;
    }

    /** The object that was being read when reading ended; null when there was none. */
    public JsonRow open() {
        return current;
    }

    /** The bucket of the rows that follow a fault; null when there is none, or when the fault may have hidden its beginning. */
    JsonRow bucketAtFault() {
        if (current == null) {
            return bucket;
        }
        boolean isBucket = current.has("start_time") || "bucket".equals(current.peek("object"));
        return isBucket || resumed && current.names().isEmpty() ? null : bucket;
    }

    private void value(String from, JsonRow in) throws IOException {
        if (parser.getParsingContext().getNestingDepth() > JsonMembers.DEEPEST) {
            hand(new JsonRow(line(), from), in);
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(from, in);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(from, in);
        } else {
            hand(new JsonRow(line(), from), in);
        }
    }

    private void object(String from, JsonRow in) throws IOException {
        JsonRow whole = new JsonRow(line(), from);
        current = whole;
        boolean isEnvelope = false;
        long rows = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (whole.names().isEmpty() && rowStarts.size() < MOST_STARTS) {
                rowStarts.add(name);
            }
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            if (array && (from.isEmpty() ? ENVELOPES : SPANS.contains(from) ? SPANS : Set.<String>of()).contains(name)) {
                isEnvelope = true;
                whole.put(name, List.of());
                value(name, null);
                current = whole;
            } else if (array && ROWS.contains(name) && whole.has("start_time") && whole.has("end_time")) {
                rows = rows(whole);
                current = whole;
            } else {
                members.put(whole, name);
            }
        }
        current = null;
        if (isEnvelope) {
            envelope = whole;
            if (from.isEmpty()) {
                items.accept(JsonRow.endOf(whole));
            }
        } else if (rows < 0 && isBucket(whole)) {
            // The keys are in another order, and the time of the bucket came behind its rows.
            List<JsonRow> late = new ArrayList<>(whole.items("results"));
            late.addAll(whole.items("result"));
            late.forEach(row -> hand(row == null ? new JsonRow(whole.line(), "") : row, whole));
            for (long row = 0; row < whole.unreadRows(); row++) {
                items.accept(JsonRow.unread(whole.line()));
            }
            rows = late.size();
        }
        if (rows == 0) {
            whole.markEmptyBucket();
        }
        if (!isEnvelope && rows <= 0) {
            hand(whole, whole.isEmptyBucket() ? null : in);
        }
    }

    private static boolean isBucket(JsonRow whole) {
        return (whole.isArray("results") || whole.isArray("result")) && (whole.has("start_time") || "bucket".equals(whole.peek("object")));
    }

    private long rows(JsonRow in) throws IOException {
        long count = 0;
        bucket = in;
        current = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value("results", in);
            bucket = in;
            count++;
        }
        bucket = null;
        return count;
    }

    private void hand(JsonRow item, JsonRow in) {
        if (item.bucket() == null && in != null && !item.has("start_time")) {
            item.putIn(in);
        }
        items.accept(item);
    }

    private long line() {
        return firstLine + parser.currentTokenLocation().getLineNr() - 1;
    }
}
