package dev.ftcost.validate;

import java.util.ArrayList;
import java.util.List;

/** Problems in the order in which they were found: the first of them, and how many there are. */
public final class Problems {
    /** A file of a million bad lines needs one look, not a million. */
    static final int LISTED = 1000;

    private final List<Problem> listed = new ArrayList<>();
    private long count;
    private boolean ofALine;

    void add(Long line, String check, String message) {
        count++;
        ofALine |= line != null;
        if (listed.size() < LISTED) {
            listed.add(new Problem(line, check, message));
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

    /** The first of them, and as the last a word on those that are not listed. */
    public List<Problem> listed() {
        List<Problem> all = new ArrayList<>(listed);
        if (count > listed.size()) {
            all.add(new Problem(null, "and_more", "and " + (count - listed.size()) + " more, " + count + " in all"));
        }
        return all;
    }
}
