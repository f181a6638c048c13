package dev.ftcost.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** Sheets as JSON: the columns are the keys, amounts are strings, unknown is null. */
public final class JsonSheet {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    private JsonSheet() {}

    /** {@code {"schema": "ftcost.<command>/1", "rows": [...]}}, to which a command adds what else it has to say. */
    public static ObjectNode document(String command, Sheet sheet) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("schema", "ftcost." + command + "/1");
        document.set("rows", rows(sheet));
        return document;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** @throws IOException when it is no JSON */
    public static JsonDocument read(byte[] json) throws IOException {
        return new JsonDocument(MAPPER.readTree(json));
    }

    public static ArrayNode rows(Sheet sheet) {
        ArrayNode rows = MAPPER.createArrayNode();
        sheet.rows().forEach(cells -> {
            ObjectNode row = rows.addObject();
            for (int c = 0; c < cells.size(); c++) {
                put(row, sheet.columns().get(c), cells.get(c));
            }
        });
        return rows;
    }

    private static void put(ObjectNode row, Column column, Object cell) {
        if (cell == null) {
            row.putNull(column.key());
            return;
        }
        switch (column.type()) {
            case COUNT -> row.put(column.key(), (Long) cell);
            case AMOUNT, RATE -> row.put(column.key(), Money.exact((BigDecimal) cell));
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
        try {
            return PRETTY.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
