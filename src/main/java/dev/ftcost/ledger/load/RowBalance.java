package dev.ftcost.ledger.load;

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

    public RowBalance plus(RowBalance other) {
        return new RowBalance(read + other.read, loaded + other.loaded, empty + other.empty, duplicate + other.duplicate,
                superseded + other.superseded, rejected + other.rejected);
    }

    /** The same rows, had they been met before. */
    RowBalance asDuplicate() {
        return new RowBalance(read, 0, 0, read, 0, 0);
    }
}
