package dev.ftcost.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Problems in the order in which they were found: the first of them, and how many there are. */
public final class Problems {
    /** A file of a million bad lines needs one look, not a million. */
    static final int LISTED = 1000;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();
    private long count;
    private boolean ofALine;

    void add(Long line, String check, String message) {
        count++;
        counts.merge(check, 1L, Long::sum);
        ofALine |= line != null;
        if (listed.size() < LISTED) {
            listed.add(new Problem(line, check, message));
        }
    }

    /** Adds what explains the others, before them. */
    void addFirst(Long line, String check, String message) {
        count++;
        counts.merge(check, 1L, Long::sum);
        ofALine |= line != null;
        listed.add(0, new Problem(line, check, message));
    }

    /** Leaves out every problem of a check, because one other problem says the same once. */
    void remove(String check) {
        Long removed = counts.remove(check);
        if (removed != null) {
            count -= removed;
            listed.removeIf(problem -> problem.check().equals(check));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    boolean ofALine() {
        return ofALine;
    }

    public long count() {
        return count;
    }

    /** How many problems of one check there are. */
    long count(String check) {
        return counts.getOrDefault(check, 0L);
    }

    /** The first of them, and as the last a word on those that are not listed. */
    public List<Problem> listed() {
        List<Problem> all = new ArrayList<>(listed);
        if (count > listed.size()) {
            all.add(new Problem(null, "and_more", "and " + (count - listed.size()) + " more, " + count + " in total"));
        }
        return all;
    }
}
