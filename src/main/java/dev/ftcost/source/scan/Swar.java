package dev.ftcost.source.scan;

/** Looks at eight bytes at once: where the first marked one is, and what number their digits are. */
final class Swar {
    private static final long ZEROS = '0' * 0x0101010101010101L;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    /** Added to a byte, it sets the highest bit of what is more than nine. */
    private static final long NINE_OR_LESS = 0x7676767676767676L;

    private Swar() {}

    /** The next eight bytes less the zero of each. */
    static long word(byte[] block, int at) {
        return (long) Dictionary.LONGS.get(block, at) ^ ZEROS;
    }

    /** How many digits a word begins with. */
    static int count(long word) {
        return first((word + NINE_OR_LESS | word) & HIGH);
    }

    /**
     * The first byte that is marked by its highest bit; eight when none is. The first compiler has no instruction for
     * {@link Long#numberOfTrailingZeros}, and its branches take three times as long.
     *
     * @param marks with no other bits set
     */
    static int first(long marks) {
        return (int) (((marks - 1 & ~marks) >>> 7 & ONES) * ONES >>> 56);
    }

    /** The number that the first digits of a word are, one at least: neighbours become pairs, pairs fours, and fours the number. */
    static long value(long word, int count) {
        // The digits move to the upper end, with zeros before them.
        long digits = word << Long.SIZE - count * Byte.SIZE;
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * 10_000 & 0xFFFFFFFFL) + (fours >>> 32);
    }
}
