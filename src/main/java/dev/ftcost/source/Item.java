package dev.ftcost.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One JSON object, without the parts that people wrote: prompts and answers are skipped while reading and never stored.
 * Fields are addressed by dotted path; scalars are kept as their text.
 */
public final class Item extends Fields {
    private final Map<String, Object> members = new LinkedHashMap<>();

    Item(long line) {
        super(line);
    }

    void put(String name, Object value) {
        members.put(name, value);
    }

    /** The names at the top of the object. */
    public Set<String> names() {
        return members.keySet();
    }

    /** The object at a path, or null. */
    public Item item(String path) {
        return find(path) instanceof Item item ? item : null;
    }

    /** The objects in the array at a path; empty when there is none. What is no object is null. */
    public List<Item> items(String path) {
        List<Item> items = new ArrayList<>();
        if (find(path) instanceof List<?> list) {
            for (Object element : list) {
                items.add(element instanceof Item item ? item : null);
            }
        }
        return items;
    }

    public boolean isArray(String path) {
        return find(path) instanceof List<?>;
    }

    /** The value of a scalar, or null; for recognising, where nothing is refused. */
    public String peek(String path) {
        return find(path) instanceof String text ? text : null;
    }

    @Override
    public boolean has(String path) {
        return find(path) != null;
    }

    @Override
    protected String raw(String path) throws BadValue {
        Object value = find(path);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text.strip();
        }
        throw new BadValue(path, "", value instanceof Item ? "is an object, not a value" : "is an array, not a value");
    }

    private Object find(String path) {
        int dot = path.indexOf('.');
        // A flat log may have dots in its names (gen_ai.usage.input_tokens).
        if (dot < 0 || members.containsKey(path)) {
            return members.get(path);
        }
        return members.get(path.substring(0, dot)) instanceof Item inner ? inner.find(path.substring(dot + 1)) : null;
    }
}
