package dev.ftcost.source.row;

import com.fasterxml.jackson.core.JacksonException;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One JSON object, without the parts that people wrote: prompts and answers are skipped while reading and never stored.
 * Fields are addressed by dotted path; scalars are kept as their text.
 */
public final class JsonRow extends Row {
    /** Stands for a text that is longer than any name: it is there, and nothing can be read from it. */
    public static final Object TOO_LONG = new Object();

    /** Stands for the values of a name that an object has more than once: nobody can tell which of them holds. */
    private static final Object AMBIGUOUS = new Object();

    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, List<Object>> rows = new HashMap<>(2);
    private final String from;
    private JsonRow bucket;
    private boolean emptyBucket;
    private long unreadRows;
    private boolean unread;
    private JsonRow endedPage;

    public JsonRow(long line, String from) {
        super(line);
        this.from = from;
    }

    /** Of a name that is there already the value must be the same, or it has none that can be read. */
    public void put(String name, Object value) {
        Object before = members.get(name);
        boolean isAmbiguous = members.containsKey(name) && !(value instanceof String ? value.equals(before) : value == before);
        members.put(name, isAmbiguous ? AMBIGUOUS : value);
    }

    /** The rows of a bucket, to be added to: where two arrays have one name, it has the rows of both. */
    List<Object> putRows(String name) {
        List<Object> all = rows.computeIfAbsent(name, unknown -> new ArrayList<>());
        put(name, all);
        return all;
    }

    void putIn(JsonRow enclosing) {
        bucket = enclosing;
    }

    void markEmptyBucket() {
        emptyBucket = true;
    }

    /** A row that was passed over because too many wait for the time of their bucket. */
    static JsonRow unread(long line) {
        JsonRow item = new JsonRow(line, "");
        item.unread = true;
        return item;
    }

    /** The end of a page, which stands among its rows so that it is met behind them. */
    static JsonRow endOf(JsonRow page) {
        JsonRow item = new JsonRow(page.line(), "");
        item.endedPage = page;
        return item;
    }

    public boolean isPageEnd() {
        return endedPage != null;
    }

    /** Says what the page that ends here says of the others. */
    public void endPage(RecordSink sink) {
        for (String at : List.of("", "meta.", "metadata.")) {
            if (endedPage.endNumbered(at, sink)) {
                return;
            }
        }
        String more = endedPage.peek("has_more");
        sink.pageEnd(more == null ? endedPage.peek("next_page") != null : more.equals("true"));
    }

    /** Where a page says which of how many it is, its end. @param at the path of the numbers, with its dot */
    public boolean endNumbered(String at, RecordSink sink) {
        int number = pageNumber(at + "page");
        int count = Math.max(pageNumber(at + "total_pages"), pageNumber(at + "totalPages"));
        boolean isContradicted = number == count && "true".equals(peek(at + "has_more"));
        if (number < 1 || number > count || isContradicted) {
            return false;
        }
        sink.pageEnd(number, count);
        return true;
    }

    /** 0 when there is none. */
    private int pageNumber(String path) {
        String number = peek(path);
        return number != null && number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    public boolean isUnread() {
        return unread;
    }

    public void addUnreadRow() {
        unreadRows++;
    }

    /** How many rows of this bucket were passed over. */
    long unreadRows() {
        return unreadRows;
    }

    /** The bucket that a row of usage or of costs stands in; null when it stands in none. */
    public JsonRow bucket() {
        return bucket;
    }

    /** Whether this is a bucket in which nothing stands. */
    public boolean isEmptyBucket() {
        return emptyBucket;
    }

    /** The name of the array of an envelope that the object stands in; empty when there is none. */
    public String from() {
        return from;
    }

    /** The names at the top of the object. */
    @Override
    public Set<String> names() {
        return members.keySet();
    }

    /** The object at a path, or null. */
    public JsonRow item(String path) {
        return find(path) instanceof JsonRow item ? item : null;
    }

    /** The objects in the array at a path; empty when there is none. What is no object is null. */
    public List<JsonRow> items(String path) {
        List<JsonRow> items = new ArrayList<>();
        if (find(path) instanceof List<?> list) {
            for (Object element : list) {
                items.add(element instanceof JsonRow item ? item : null);
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
    public String raw(String path) throws BadValue {
        Object value = find(path);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text.strip();
        }
        throw new BadValue(path, "",
                value == AMBIGUOUS ? "appears more than once in its object, with different values"
                        : value == TOO_LONG ? PlainText.TOO_LONG : value instanceof JsonRow ? "is an object, not a value"
                                : "is an array, not a value");
    }

    @Override
    public JsonRow object(String path) throws BadValue {
        JsonRow inner = item(path);
        return inner != null ? inner : parse(path, raw(path), line());
    }

    /** The object that a text holds: logs carry JSON inside of cells and of strings. */
    static JsonRow parse(String name, String text, long line) throws BadValue {
        if (text == null || text.equals("null")) {
            return null;
        }
        try {
            return JsonValues.ofText(text, line);
        } catch (JacksonException e) {
            throw new BadValue(name, "", "holds no JSON, and what it says is unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object find(String path) {
        int dot = path.indexOf('.');
        // A flat log may have dots in its names (gen_ai.usage.input_tokens).
        if (dot < 0 || members.containsKey(path)) {
            return members.get(path);
        }
        Object outer = members.get(path.substring(0, dot));
        return outer instanceof JsonRow inner ? inner.find(path.substring(dot + 1)) : outer == AMBIGUOUS ? AMBIGUOUS : null;
    }
}
