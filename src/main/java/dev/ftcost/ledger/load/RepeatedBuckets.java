package dev.ftcost.ledger.load;

import java.util.HashSet;
import java.util.Set;

/** Finds a bucket that a file holds again, with the same rows in the same order, after another one: somebody has appended what was there already. */
final class RepeatedBuckets {
    private static final int MOST_KEPT = 1_000_000;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** Of the buckets so far, a number each. */
    private final Set<Long> ended = new HashSet<>();
    private long start;
    private long digest;
    private boolean isAgain;

    void clear() {
        ended.clear();
        digest = 0;
        isAgain = false;
    }

    /** @param hash of the row; 0 of one without data */
    void row(long startOfBucket, int hash) {
        if (startOfBucket != start) {
            endBucket();
            start = startOfBucket;
        }
        digest = hash == 0 ? digest : (digest + start) * PRIME + hash;
    }

    void endBucket() {
        isAgain |= digest != 0 && ended.contains(digest);
        if (digest != 0 && ended.size() < MOST_KEPT) {
            ended.add(digest);
        }
        digest = 0;
    }

    /** Ends a page. @return whether one of its buckets was there before */
    boolean end() {
        endBucket();
        boolean was = isAgain;
        isAgain = false;
        return was;
    }
}
