package dev.ftcost.ledger.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the rows that were read; it always adds up. */
public record RowBalance(long read, long loaded, long empty, long duplicate, long superseded, long rejected) {
    public static final RowBalance NOTHING = new RowBalance(0, 0, 0, 0, 0, 0);

    public RowBalance {
        if (read != loaded + empty + duplicate + superseded + rejected) {
            throw new IllegalStateException(
                    "the balance does not hold: " + read + " rows read, " + loaded + " loaded, " + empty + " empty, "
                            + duplicate + " duplicate, " + superseded + " superseded, " + rejected + " rejected");
        }
    }

    /** The counts by the names that they have in JSON, in their order. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("read", read);
        counts.put("loaded", loaded);
        counts.put("empty", empty);
        counts.put("duplicate", duplicate);
        counts.put("superseded", superseded);
        counts.put("rejected", rejected);
        return counts;
    }

    public RowBalance plus(RowBalance other) {
        return new RowBalance(read + other.read, loaded + other.loaded, empty + other.empty, duplicate + other.duplicate,
                superseded + other.superseded, rejected + other.rejected);
    }

    /** The same rows, had they been met before. */
    RowBalance asDuplicate() {
        return new RowBalance(read, 0, 0, read, 0, 0);
    }
}
