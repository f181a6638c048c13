package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.usage.UtcDay;
import java.util.OptionalLong;

/** The time that a row of usage or of costs is about, in seconds since 1970, UTC. */
public record Bucket(long start, long end) {
    private static final String[] TIMES = {"start_time", "timestamp", "aggregation_timestamp", "date"};

    /** Whether a row may cover this time: seconds of usage, the first before the last, a day at the most. Every reader asks this. */
    public static boolean isValid(long start, long end) {
        return EpochSecond.isUsage(start) && EpochSecond.isUsage(end) && end > start && end - start <= UtcDay.SECONDS;
    }

    /** The time in the row itself. */
    public static Bucket of(Row row) throws BadValue {
        long start = row.epochSecond("start_time");
        long end = row.epochSecond("end_time");
        if (isValid(start, end)) {
            return new Bucket(start, end);
        }
        throw new BadValue("end_time", Long.toString(end), end <= start ? "is not after start_time '" + start + "'"
                : "is more than one day after start_time '" + start + "'; a bucket is one day at most");
    }

    /** The time of the bucket that a JSON row is in, or that it is itself. */
    public static Bucket around(Row row) throws BadValue {
        if (!(row instanceof JsonRow item) || item.isEmptyBucket() || item.has("start_time")) {
            return of(row);
        }
        if (item.bucket() == null) {
            throw new BadValue("start_time", "", "is unknown: the bucket of this row cannot be read");
        }
        return of(item.bucket());
    }

    /** When a row begins of which the bucket may be refused; empty when that cannot be read. */
    public static OptionalLong startOf(Row row) {
        Row timed = row instanceof JsonRow item && item.bucket() != null && !item.has(TIMES[0]) ? item.bucket() : row;
        try {
            return OptionalLong.of(timed.firstInstant(TIMES));
        } catch (BadValue e) {
            return OptionalLong.empty();
        }
    }

    /** The UTC day that a time is in. */
    public static Bucket day(long second) {
        long start = Math.floorDiv(second, UtcDay.SECONDS) * UtcDay.SECONDS;
        return new Bucket(start, start + UtcDay.SECONDS);
    }
}
