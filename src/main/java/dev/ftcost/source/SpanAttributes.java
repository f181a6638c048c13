package dev.ftcost.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes of a span by name: from OTLP's list of keys and typed values, from a plain object, or from the row itself. */
final class SpanAttributes extends Fields {
    private static final List<String> TYPES = List.of("stringValue", "intValue", "doubleValue", "boolValue");

    private final Item span;
    private final Map<String, Item> typed = new HashMap<>();

    SpanAttributes(Item span) {
        super(span.line());
        this.span = span;
        for (Item attribute : span.items("attributes")) {
            if (attribute != null && attribute.peek("key") != null) {
                typed.put(attribute.peek("key"), attribute);
            }
        }
    }

    @Override
    protected String raw(String name) throws BadValue {
        Item attribute = typed.get(name);
        if (attribute != null) {
            for (String type : TYPES) {
                if (attribute.has("value." + type)) {
                    return attribute.raw("value." + type);
                }
            }
            return attribute.peek("value");
        }
        Item plain = span.item("attributes");
        return plain != null && plain.has(name) ? plain.raw(name) : span.raw(name);
    }

    @Override
    public boolean has(String name) {
        Item plain = span.item("attributes");
        return typed.containsKey(name) || plain != null && plain.has(name) || span.has(name);
    }

    @Override
    public Item object(String name) {
        return span.item(name);
    }
}
