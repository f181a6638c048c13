package dev.ftcost.ledger.load;

/**
 * How a file is read, by its size in bytes; the answer is the same either way.
 *
 * @param small below this, a scan has nothing to win
 * @param fine below this, a file is rolled up bucket by bucket at once, in case another one speaks of the same days
 * @param cached below this, reading a file takes no longer than finding it in the cache
 * @param large from this on, the files that are read are worth more than one thread of the database: two threads need an eighth more processor time
 *        for the groups that usual exports have, and save none
 */
public record SizeThresholds(long small, long fine, long cached, long large) {
    public static final SizeThresholds USUAL = new SizeThresholds(16 << 10, 16 << 10, 1 << 20, 4L << 30);
    /** Every bucket and user as it is, where users or hours matter. */
    public static final SizeThresholds USERS_APART = new SizeThresholds(16 << 10, Long.MAX_VALUE, 1 << 20, 16 << 10);

    public SizeThresholds(long small, long fine, long cached) {
        this(small, fine, cached, fine);
    }
}
