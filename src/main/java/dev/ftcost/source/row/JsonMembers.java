package dev.ftcost.source.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the fields of JSON objects: what people and models wrote is passed over, and what is read is bounded. */
public final class JsonMembers {
    /** What lies deeper holds nothing that is counted, and recursion has to end somewhere. */
    public static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_NUMBER = 20;
    /** Of an object with more, these are known. */
    static final int MOST_MEMBERS = 10_000;
    private static final int MOST_ELEMENTS = 100_000;

    private final JsonParser parser;
    private final LongSupplier line;

    /** @param line the line of the text that the parser is at */
    public JsonMembers(JsonParser parser, LongSupplier line) {
        this.parser = parser;
        this.line = line;
    }

    /** The object that the parser is at. */
    public JsonRow inner() throws IOException {
        JsonRow item = new JsonRow(line.getAsLong(), "");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            put(item, name);
        }
        return item;
    }

    /** Reads the value that the parser is at into a field of an object. */
    public void put(JsonRow item, String name) throws IOException {
        if (item.names().size() >= MOST_MEMBERS) {
            throw new StreamConstraintsException("an object exceeds the maximum of members", parser.currentLocation());
        }
        if (parser.currentToken() == JsonToken.START_ARRAY && !isPassedOver(name)) {
            // Its first elements are known even when the text ends inside of it.
            if (JsonValues.ROWS.contains(name)) {
                array(item, true, item.putRows(name));
            } else {
                List<Object> elements = new ArrayList<>();
                item.put(name, elements);
                array(item, false, elements);
            }
        } else {
            item.put(name, member(name));
        }
    }

    private boolean isPassedOver(String name) {
        return JsonValues.WRITTEN.contains(name) || parser.getParsingContext().getNestingDepth() > DEEPEST;
    }

    private Object member(String name) throws IOException {
        boolean written = isPassedOver(name);
        return switch (parser.currentToken()) {
            case START_OBJECT -> written ? skipped() : inner();
            case START_ARRAY -> skipped();
            case VALUE_NULL -> null;
            case VALUE_STRING -> written ? number() : parser.getTextLength() > LONGEST_TEXT ? JsonRow.TOO_LONG : parser.getText();
            default -> parser.getText();
        };
    }

    /** A count may be called {@code input} or {@code completion} and be written as a string; any other text is passed over. */
    private String number() throws IOException {
        if (parser.getTextLength() > LONGEST_NUMBER) {
            return null;
        }
        String text = parser.getText();
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') ? text : null;
    }

    private Object skipped() throws IOException {
        parser.skipChildren();
        return null;
    }

    private void array(JsonRow in, boolean isRows, List<Object> elements) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() >= MOST_ELEMENTS && isRows) {
                // Rows wait for the time of their bucket, and memory is bounded; what cannot wait is rejected row by row.
                parser.skipChildren();
                in.addUnreadRow();
                continue;
            }
            if (elements.size() >= MOST_ELEMENTS) {
                throw new StreamConstraintsException("an array exceeds the maximum of elements", parser.currentLocation());
            }
            elements.add(switch (parser.currentToken()) {
                case START_OBJECT -> inner();
                case START_ARRAY -> skipped();
                default -> null;
            });
        }
    }
}
