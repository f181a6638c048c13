package dev.ftcost.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objects of a JSON text, streamed: those inside an envelope ({@code data}) and those inside a bucket
 * ({@code results}) come one by one, so that a page of any length needs the memory of one row.
 */
final class JsonValues {
    /** What an element of a bucket finds its bucket under. */
    static final String BUCKET = "bucket";
    /** Set on a bucket whose rows were handed over one by one: how many there were. */
    static final String STREAMED = "@streamed";

    private static final Set<String> ENVELOPES = Set.of("data", "ft_data", "dalle_api_data", "whisper_api_data", "tts_api_data",
            "assistant_code_interpreter_data", "retrieval_storage_data", "daily_costs", "resourceSpans");
    private static final Set<String> ROWS = Set.of("results", "result");
    /** What people and models wrote, and the numbers of embeddings: passed over, never stored. */
    private static final Set<String> WRITTEN = Set.of("messages", "choices", "output", "input", "prompt", "completion", "content", "text",
            "arguments", "embedding", "request_body", "response_body", "instructions", "tools", "events");
    private static final int LONGEST_TEXT = 1024;
    private static final int MOST_ELEMENTS = 100_000;
    private static final JsonFactory STRICT = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    private static final JsonFactory LENIENT = JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    private final JsonParser parser;
    private final long firstLine;
    private final Consumer<Item> items;
    private boolean envelope;

    private JsonValues(JsonParser parser, long firstLine, Consumer<Item> items) {
        this.parser = parser;
        this.firstLine = firstLine;
        this.items = items;
    }

    /** The objects of one line. @return whether there was an envelope, full or empty */
    static boolean ofLine(String line, long number, Consumer<Item> items) throws IOException {
        try (JsonParser parser = STRICT.createParser(line)) {
            return new JsonValues(parser, number, items).all();
        }
    }

    /** The objects of a whole text of one or more values; a control character inside a string breaks only its row. */
    static boolean ofDocument(Reader text, Consumer<Item> items) throws IOException {
        try (JsonParser parser = LENIENT.createParser(text)) {
            return new JsonValues(parser, 1, items).all();
        }
    }

    private boolean all() throws IOException {
        while (parser.nextToken() != null) {
            top();
        }
        return envelope;
    }

    private void top() throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            envelope = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                top();
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            envelopeOrItem();
        } else {
            items.accept(new Item(line()));
        }
    }

    private void envelopeOrItem() throws IOException {
        Item whole = new Item(line());
        boolean opened = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && ENVELOPES.contains(name)) {
                opened = true;
                elements(name);
            } else if (value == JsonToken.START_ARRAY && ROWS.contains(name) && whole.has("start_time")) {
                rows(whole);
            } else {
                whole.put(name, value(name));
            }
        }
        envelope |= opened;
        if (!opened) {
            items.accept(whole);
        }
    }

    private void elements(String envelopeName) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                element();
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                elements(envelopeName);
            } else {
                items.accept(new Item(line()));
            }
        }
    }

    private void element() throws IOException {
        Item element = new Item(line());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && ROWS.contains(name) && element.has("start_time")) {
                rows(element);
            } else {
                element.put(name, value(name));
            }
        }
        items.accept(element);
    }

    private void rows(Item bucket) throws IOException {
        long count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Item row = parser.currentToken() == JsonToken.START_OBJECT ? object() : new Item(line());
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
            }
            row.put(BUCKET, bucket);
            items.accept(row);
            count++;
        }
        bucket.put(STREAMED, Long.toString(count));
    }

    private Item object() throws IOException {
        Item item = new Item(line());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            item.put(name, value(name));
        }
        return item;
    }

    private Object value(String name) throws IOException {
        boolean written = WRITTEN.contains(name);
        return switch (parser.currentToken()) {
            case START_OBJECT -> written ? skipped() : object();
            case START_ARRAY -> written ? skipped() : array();
            case VALUE_NULL -> null;
            case VALUE_STRING -> written || parser.getTextLength() > LONGEST_TEXT ? null : parser.getText();
            default -> parser.getText();
        };
    }

    private Object skipped() throws IOException {
        parser.skipChildren();
        return null;
    }

    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> skipped();
                default -> null;
            };
            if (elements.size() < MOST_ELEMENTS) {
                elements.add(element);
            }
        }
        return elements;
    }

    private long line() {
        return firstLine + parser.currentTokenLocation().getLineNr() - 1;
    }
}
