package dev.ftcost.ledger;

/** What became of the rows that were read; it always adds up. */
public record Balance(long read, long loaded, long empty, long duplicate, long superseded, long rejected) {
    public static final Balance NOTHING = new Balance(0, 0, 0, 0, 0, 0);

    public Balance {
        if (read != loaded + empty + duplicate + superseded + rejected) {
            throw new IllegalStateException("the balance does not hold: " + read + " rows read, " + loaded + " loaded, " + empty + " empty, "
                    + duplicate + " duplicate, " + superseded + " superseded, " + rejected + " rejected");
        }
    }

    public Balance plus(Balance other) {
        return new Balance(read + other.read, loaded + other.loaded, empty + other.empty, duplicate + other.duplicate,
                superseded + other.superseded, rejected + other.rejected);
    }

    /** The same rows, had they been met before. */
    Balance asDuplicate() {
        return new Balance(read, 0, 0, read, 0, 0);
    }
}
