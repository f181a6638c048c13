package dev.ftcost.source.scan;

/** The buckets that usage is added up to while a file is read. Users are kept apart only where buckets are. */
public enum Grid {
    /** The buckets of the export as they are. */
    BUCKET(1),
    /** The buckets of a UTC day together. */
    DAY(86_400);

    private final int seconds;

    Grid(int seconds) {
        this.seconds = seconds;
    }

    /** How wide a bucket of the grid is; a second where the buckets of the export are kept. */
    public int seconds() {
        return seconds;
    }

    public boolean hasUsersApart() {
        return this == BUCKET;
    }
}
