package dev.ftcost.source.scan;

import dev.ftcost.usage.UtcDay;

/** The buckets that usage is added up to while a file is read. Users stay apart only where buckets do. */
public enum Grid {
    /** The buckets of the export as they are. */
    BUCKET(1),
    /** The buckets of a UTC day together. */
    DAY(UtcDay.SECONDS);

    private final int seconds;

    Grid(int seconds) {
        this.seconds = seconds;
    }

    /** How wide a bucket of the grid is; a second where the buckets of the export stay as they are. */
    public int seconds() {
        return seconds;
    }

    public boolean hasUsersApart() {
        return this == BUCKET;
    }
}
