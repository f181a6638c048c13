package dev.ftcost.source.scan;

/**
 * A part of a file that was scanned, and which buckets it tells of, so that the file need not be read whole to find them again.
 *
 * @param from its first byte
 * @param to the byte behind it
 * @param earliest the first start of its rows, in seconds since 1970
 * @param latest the last start of its rows; anything may be in a part of which not every row is plain
 */
public record FileRange(long from, long to, long earliest, long latest) {
    public static FileRange ofAnything(long from, long to) {
        return new FileRange(from, to, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** @param second the first of a span of seconds */
    public boolean mayTellOf(long second, long seconds) {
        return earliest < second + seconds && latest >= second;
    }
}
