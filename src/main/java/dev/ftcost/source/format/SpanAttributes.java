package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes of a span by name: from OTLP's list of keys and typed values, from a plain object, or from the row itself. */
final class SpanAttributes extends Row {
    private static final List<String> TYPES = List.of("stringValue", "intValue", "doubleValue", "boolValue");

    private final JsonRow span;
    private final Map<String, JsonRow> typed = new HashMap<>();

    SpanAttributes(JsonRow span) {
        super(span.line());
        this.span = span;
        for (JsonRow attribute : span.items("attributes")) {
            if (attribute != null && attribute.peek("key") != null) {
                typed.put(attribute.peek("key"), attribute);
            }
        }
    }

    @Override
    protected String raw(String name) throws BadValue {
        JsonRow attribute = typed.get(name);
        if (attribute != null) {
            for (String type : TYPES) {
                if (attribute.has("value." + type)) {
                    return attribute.raw("value." + type);
                }
            }
            return attribute.peek("value");
        }
        JsonRow plain = span.item("attributes");
        return plain != null && plain.has(name) ? plain.raw(name) : span.raw(name);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(typed.keySet());
        JsonRow plain = span.item("attributes");
        names.addAll(plain == null ? span.names() : plain.names());
        return names;
    }

    @Override
    public boolean has(String name) {
        JsonRow plain = span.item("attributes");
        return typed.containsKey(name) || plain != null && plain.has(name) || span.has(name);
    }

    @Override
    public JsonRow object(String name) {
        return span.item(name);
    }
}
