package dev.ftcost.sheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sheets as JSON: the columns are the keys, amounts are strings, unknown is null. There is no mapper here: one that maps nothing but
 * trees takes longer to begin than a month's document takes to write.
 */
public final class JsonSheet {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LAST_VISIBLE = '~';
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));

    private JsonSheet() {}

    /** {@code {"schema": "ftcost.<command>/1", "rows": [...]}}, to which a command adds what else it has to say. */
    public static ObjectNode document(String command, Sheet sheet) {
        ObjectNode document = NODES.objectNode();
        document.put("schema", "ftcost." + command + "/1");
        document.set("rows", rows(sheet));
        return document;
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /**
     * A document, of which only some keys are kept.
     *
     * @throws IOException when it is no JSON
     */
    public static ReadBackJson read(InputStream json, Set<String> keys) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            ObjectNode document = object();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    if (keys.contains(key)) {
                        document.set(key, node(parser));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            return new ReadBackJson(document);
        }
    }

    private static JsonNode node(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                ObjectNode object = object();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.set(key, node(parser));
                }
                return object;
            case START_ARRAY:
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser));
                }
                return array;
            case VALUE_TRUE, VALUE_FALSE:
                return NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL:
                return NODES.nullNode();
            default :
                // A number is kept as it is written: whoever asks for a count gets one.
                return NODES.textNode(parser.getText());
        }
    }

    /** An array of objects; of very many rows a node that writes them one by one. */
    public static JsonNode rows(Sheet sheet) {
        if (sheet.isStored()) {
            return NODES.pojoNode(sheet);
        }
        ArrayNode rows = NODES.arrayNode();
        sheet.rows().forEach(cells -> rows.add(row(sheet, cells)));
        return rows;
    }

    private static ObjectNode row(Sheet sheet, List<Object> cells) {
        ObjectNode row = NODES.objectNode();
        for (int c = 0; c < cells.size(); c++) {
            put(row, sheet.columns().get(c), cells.get(c));
        }
        return row;
    }

    private static void put(ObjectNode row, Column column, Object cell) {
        if (cell == null) {
            row.putNull(column.key());
            return;
        }
        switch (column.type()) {
            case COUNT -> row.put(column.key(), (Long) cell);
            case AMOUNT, RATE, UNIT_COST, SHARE -> row.put(column.key(), Money.exact((BigDecimal) cell));
            case FLAG -> row.put(column.key(), (Boolean) cell);
            default -> row.put(column.key(), cell.toString());
        }
    }

    /** An amount as JSON has it: a string of every digit, or null. */
    public static void amount(ObjectNode object, String key, BigDecimal amount) {
        object.put(key, amount == null ? null : Money.exact(amount));
    }

    /** Indented by two, ended by a line feed, the same bytes for the same content. */
    public static String write(ObjectNode document) {
        StringWriter text = new StringWriter();
        try {
            write(document, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes it piece by piece, for a document that is too long to be held. */
    public static void write(ObjectNode document, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        write(document, text);
        text.flush();
    }

    private static void write(ObjectNode document, Writer text) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setPrettyPrinter(PRETTY.createInstance());
            write(json, document);
        }
        text.write('\n');
    }

    private static void write(JsonGenerator json, JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    json.setHighestNonEscapedChar(highest(property.getKey()));
                    json.writeFieldName(property.getKey());
                    write(json, property.getValue());
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case POJO -> {
                Sheet sheet = (Sheet) ((POJONode) node).getPojo();
                json.writeStartArray();
                for (List<Object> cells : sheet.rows()) {
                    write(json, row(sheet, cells));
                }
                json.writeEndArray();
            }
            case STRING -> {
                json.setHighestNonEscapedChar(highest(node.textValue()));
                json.writeString(node.textValue());
            }
            case NUMBER -> json.writeNumber(node.asText());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            default -> json.writeNull();
        }
    }

    /**
     * A string with something that a terminal obeys or hides (controls, marks of direction, separators, halves of characters) is written in ASCII,
     * with escapes for the rest: a program reads the same string. 0 stands for no limit.
     */
    private static int highest(String text) {
        return text.codePoints().anyMatch(JsonSheet::isUnseen) ? LAST_VISIBLE : 0;
    }

    private static boolean isUnseen(int c) {
        return c > LAST_VISIBLE && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
