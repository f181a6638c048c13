package dev.ftcost.source.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 128 bits by which the id of a request is known: MurmurHash3 (x64, 128 bits, seed 0) of its UTF-8. */
final class IdHash {
    private static final long FIRST = 0x87c37b91114253d5L;
    private static final long SECOND = 0x4cf5ad432745937fL;

    private long high;
    private long low;

    /** The first half of the newest hash. */
    long high() {
        return high;
    }

    /** The second half of the newest hash. */
    long low() {
        return low;
    }

    void of(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        of(Arrays.copyOf(bytes, bytes.length + 2 * Long.BYTES), 0, bytes.length);
    }

    /** The sixteen bytes behind the id must be there to be looked at. */
    void of(byte[] block, int from, int to) {
        long one = 0;
        long two = 0;
        int at = from;
        for (; to - at >= 2 * Long.BYTES; at += 2 * Long.BYTES) {
            one = Long.rotateLeft(one ^ first((long) Dictionary.LONGS.get(block, at)), 27) + two;
            one = one * 5 + 0x52dce729;
            two = Long.rotateLeft(two ^ second((long) Dictionary.LONGS.get(block, at + Long.BYTES)), 31) + one;
            two = two * 5 + 0x38495ab5;
        }
        one ^= first(word(block, at, to - at));
        two ^= second(word(block, at + Long.BYTES, to - at - Long.BYTES));
        one ^= to - from;
        two ^= to - from;
        one += two;
        two += one;
        one = mixed(one);
        two = mixed(two);
        high = one + two;
        low = two + high;
    }

    /** The next eight bytes as a number, as many of them as belong to the id; 0 when none does. */
    private static long word(byte[] block, int at, int length) {
        if (length <= 0) {
            return 0;
        }
        long word = (long) Dictionary.LONGS.get(block, at);
        return length >= Long.BYTES ? word : word & (1L << length * 8) - 1;
    }

    private static long first(long word) {
        return Long.rotateLeft(word * FIRST, 31) * SECOND;
    }

    private static long second(long word) {
        return Long.rotateLeft(word * SECOND, 33) * FIRST;
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
