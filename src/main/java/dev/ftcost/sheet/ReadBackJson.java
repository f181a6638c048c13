package dev.ftcost.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** JSON that may be anything, read without trust: what is not there, or is something else, is empty. */
public final class ReadBackJson {
    private final JsonNode node;

    ReadBackJson(JsonNode node) {
        this.node = node;
    }

    public ReadBackJson at(String key) {
        return new ReadBackJson(node.path(key));
    }

    public String text(String key) {
        return node.path(key).asText();
    }

    public long count(String key) {
        return node.path(key).asLong();
    }

    public boolean flag(String key) {
        return node.path(key).asBoolean();
    }

    /** The elements of an array. */
    public List<ReadBackJson> rows(String key) {
        List<ReadBackJson> rows = new ArrayList<>();
        node.path(key).forEach(row -> rows.add(new ReadBackJson(row)));
        return rows;
    }

    /** The elements of an array of strings. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        node.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    public boolean isNull(String key) {
        return node.path(key).isNull() || node.path(key).isMissingNode();
    }

    /**
     * An amount as {@link JsonSheet#amount} writes it, null for unknown. Plain digits alone: an exponent of a foreign file could
     * ask for a number of any length.
     */
    public BigDecimal amount(String key) {
        if (isNull(key)) {
            return null;
        }
        if (!text(key).matches("-?\\d{1,30}\\.\\d{1,30}")) {
            throw new NumberFormatException(text(key));
        }
        return new BigDecimal(text(key));
    }
}
