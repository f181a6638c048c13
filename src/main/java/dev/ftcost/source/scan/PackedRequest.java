package dev.ftcost.source.scan;

import dev.ftcost.source.record.Counts;

/**
 * How a request lies among plain numbers: the two halves of its id's hash, its second and the number of its names in one, and its
 * counts, two in each number when they are small and of usual kinds, and each by itself when they are not.
 */
public final class PackedRequest {
    public static final int WIDEST = 11;
    public static final int NARROW = 5;
    private static final int TIME_AND_NAMES = 2;
    private static final int COUNTS = 3;
    private static final long IS_WIDE = 1L << 31;
    private static final long IS_DUPLICATE = 1L << 30;
    private static final long NAMES = IS_DUPLICATE - 1;
    private static final long SMALL = (1L << 31) - 1;
    private static final long LOWER = (1L << 32) - 1;

    private PackedRequest() {}

    /** @return the place behind the record */
    public static int put(long[] to, int at, RequestBatch page, int request, int namesNumber) {
        long input = page.input(request);
        long output = page.output(request);
        long cached = page.cached(request);
        long cacheWrite = page.cacheWrite(request);
        boolean wide = page.hasRare(request) || (input | output | cached | cacheWrite) > SMALL;
        to[at] = page.idHigh(request);
        to[at + 1] = page.idLow(request);
        to[at + TIME_AND_NAMES] = page.created(request) << 32 | (wide ? IS_WIDE : 0) | namesNumber;
        if (!wide) {
            to[at + COUNTS] = input << 32 | output;
            to[at + COUNTS + 1] = cached << 32 | cacheWrite;
            return at + NARROW;
        }
        to[at + COUNTS] = input;
        to[at + COUNTS + 1] = cached;
        to[at + COUNTS + 2] = cacheWrite;
        to[at + COUNTS + 3] = output;
        to[at + COUNTS + 4] = page.mediaInput(request);
        to[at + COUNTS + 5] = page.mediaCached(request);
        to[at + COUNTS + 6] = page.mediaOutput(request);
        to[at + COUNTS + 7] = page.cacheWrite12h(request);
        return at + WIDEST;
    }

    public static int width(long[] in, int at) {
        return isWide(in, at) ? WIDEST : NARROW;
    }

    private static boolean isWide(long[] in, int at) {
        return (in[at + TIME_AND_NAMES] & IS_WIDE) != 0;
    }

    public static boolean isSameId(long[] in, int at, int other) {
        return in[at] == in[other] && in[at + 1] == in[other + 1];
    }

    public static void markDuplicate(long[] in, int at) {
        in[at + TIME_AND_NAMES] |= IS_DUPLICATE;
    }

    public static boolean isDuplicate(long[] in, int at) {
        return (in[at + TIME_AND_NAMES] & IS_DUPLICATE) != 0;
    }

    /** Bits of the id's hash that are not those by which its bucket was chosen. */
    public static int idBits(long[] in, int at) {
        return (int) in[at + 1];
    }

    public static long created(long[] in, int at) {
        return in[at + TIME_AND_NAMES] >>> 32;
    }

    public static int namesNumber(long[] in, int at) {
        return (int) (in[at + TIME_AND_NAMES] & NAMES);
    }

    public static void setNamesNumber(long[] in, int at, int number) {
        in[at + TIME_AND_NAMES] = in[at + TIME_AND_NAMES] & ~SMALL | number;
    }

    public static Counts counts(long[] in, int at) {
        int from = at + COUNTS;
        if (isWide(in, at)) {
            return new Counts(1, in[from], in[from + 1], in[from + 2], in[from + 7], in[from + 3], in[from + 4], in[from + 5], in[from + 6]);
        }
        return new Counts(1, in[from] >>> 32, in[from + 1] >>> 32, in[from + 1] & LOWER, 0, in[from] & LOWER, 0, 0, 0);
    }
}
