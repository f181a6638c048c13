package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;

/** The time that a row of usage or of costs is about, in seconds since 1970, UTC. */
public record Bucket(long start, long end) {
    static final long DAY = 86_400;

    /** The time in the row itself. */
    public static Bucket of(Row row) throws BadValue {
        long start = row.epochSecond("start_time");
        long end = row.epochSecond("end_time");
        if (end <= start) {
            throw new BadValue("end_time", Long.toString(end), "is not after start_time '" + start + "'");
        }
        if (end - start > DAY) {
            throw new BadValue("end_time", Long.toString(end), "is more than a day after start_time '" + start + "'; a bucket is a day at the most");
        }
        return new Bucket(start, end);
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

    /** The UTC day that a time is in. */
    public static Bucket day(long second) {
        long start = Math.floorDiv(second, DAY) * DAY;
        return new Bucket(start, start + DAY);
    }
}
