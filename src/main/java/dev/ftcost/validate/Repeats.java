package dev.ftcost.validate;

import dev.ftcost.sheet.Money;
import java.util.ArrayList;
import java.util.List;

/** The duplicate examples of a file: how many, and which of them repeat which, up to a bound. */
public final class Repeats {
    /** More than anybody reads; a file of nothing but duplicates must not fill the memory. */
    static final int LISTED = 100_000;
    private static final int PLACES = 5;

    /** The line of an example, and that of the first example that is the same. */
    public record Repeat(long line, long firstLine) {}

    private final List<Repeat> listed = new ArrayList<>();
    private long count;

    void add(long line, long firstLine) {
        count++;
        if (listed.size() < LISTED) {
            listed.add(new Repeat(line, firstLine));
        }
    }

    public long count() {
        return count;
    }

    /** In the order of their lines; the first 100,000. */
    public List<Repeat> listed() {
        return List.copyOf(listed);
    }

    /** The first of them: {@code line 101 = line 8, line 102 = line 9 and 3 more}; null for none. */
    String places() {
        if (count == 0) {
            return null;
        }
        List<String> first = listed.stream().limit(PLACES).map(repeat -> "line " + repeat.line + " = line " + repeat.firstLine).toList();
        return String.join(", ", first) + (count > first.size() ? " and " + Money.count(count - first.size()) + " more" : "");
    }
}
