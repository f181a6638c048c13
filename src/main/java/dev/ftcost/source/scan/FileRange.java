package dev.ftcost.source.scan;

import java.time.LocalDate;

/**
 * Whole lines of a file that was scanned, and when the buckets in them start, so that the file need not be read whole to find them again.
 *
 * @param from its first byte
 * @param to the byte behind it
 * @param earliest the first start of its rows, in seconds since 1970
 * @param latest the last start of its rows; anything may be in a range of which not every row is plain
 */
public record FileRange(long from, long to, long earliest, long latest) {
    public static FileRange ofAnything(long from, long to) {
        return new FileRange(from, to, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Whether a row of it may start on a UTC day. */
    public boolean mayHold(LocalDate day) {
        return earliest < day.plusDays(1).toEpochDay() * Grid.DAY.seconds() && latest >= day.toEpochDay() * Grid.DAY.seconds();
    }
}
