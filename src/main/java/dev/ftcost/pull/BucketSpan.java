package dev.ftcost.pull;

import dev.ftcost.usage.UtcDay;
import java.time.LocalDate;

/**
 * A span of whole buckets.
 *
 * @param from second since 1970, UTC
 * @param until the second behind it
 * @param hourly whether a bucket is an hour, else a day
 */
record BucketSpan(long from, long until, boolean hourly) {
    private static final int HOUR = 3600;

    static BucketSpan of(LocalDate from, LocalDate until, boolean hourly) {
        return new BucketSpan(second(from), second(until), hourly);
    }

    static long second(LocalDate day) {
        return day.toEpochDay() * UtcDay.SECONDS;
    }

    BucketSpan startingAt(long second) {
        return new BucketSpan(second, until, hourly);
    }

    boolean isEmpty() {
        return from >= until;
    }

    boolean contains(long start) {
        return start >= from && start < until;
    }

    long buckets() {
        return Math.max(0, (until - from) / width());
    }

    /** Where the bucket ends that starts at a second, or in which that lies. */
    long end(long start) {
        return (Math.floorDiv(start, width()) + 1) * width();
    }

    int width() {
        return hourly ? HOUR : UtcDay.SECONDS;
    }
}
