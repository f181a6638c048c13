package dev.ftcost.source.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Numbers for names, so that a row is known by a few numbers and a name becomes a text once. 0 is a blank.
 *
 * @param <T> the value of a number
 */
final class Dictionary<T> {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** An odd number with its bits well mixed: the golden ratio of 2^64. */
    static final long MIX = 0x9E3779B97F4A7C15L;

    private final Function<String, T> reader;
    private final List<T> values = new ArrayList<>();
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int[] slots = new int[1 << 9];

    /**
     * @param reader takes names that are met for the first time; null when they are not plain
     * @param blank the value of 0
     */
    Dictionary(Function<String, T> reader, T blank) {
        this.reader = reader;
        values.add(blank);
    }

    int size() {
        return values.size();
    }

    /** The value of a number. */
    T value(int number) {
        return values.get(number);
    }

    /** The number of names, -1 when they are not plain; the eight bytes behind them must be there to be looked at. */
    int number(byte[] block, int from, int to) {
        if (from == to) {
            return 0;
        }
        int at = slot(hash(block, from, to));
        for (int number = slots[at]; number != 0; number = slots[at]) {
            if (isAt(number, block, from, to)) {
                return number;
            }
            at = at + 1 & slots.length - 1;
        }
        return add(block, from, to, at);
    }

    /** Whether a number is that of some names. Eight bytes at a time: most names are too short for the library's comparison to be worth its call. */
    private boolean isAt(int number, byte[] block, int from, int to) {
        int known = ends[number - 1];
        if (ends[number] - known != to - from) {
            return false;
        }
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if ((long) LONGS.get(bytes, known) != (long) LONGS.get(block, at)) {
                return false;
            }
            known += Long.BYTES;
        }
        return at == to || ((long) LONGS.get(bytes, known) ^ (long) LONGS.get(block, at)) << (at + Long.BYTES - to) * Byte.SIZE == 0;
    }

    private int add(byte[] block, int from, int to, int at) {
        int number = values.size();
        T read = reader.apply(new String(block, from, to - from, StandardCharsets.UTF_8));
        if (read == null) {
            return -1;
        }
        values.add(read);
        int start = ends[number - 1];
        int end = start + to - from;
        if (end + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + Long.BYTES, bytes.length * 2));
        }
        System.arraycopy(block, from, bytes, start, to - from);
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, number * 2);
        }
        ends[number] = end;
        slots[at] = number;
        if (number * 2 > slots.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 1; number < values.size(); number++) {
            int at = slot(hash(bytes, ends[number - 1], ends[number]));
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = number;
        }
    }

    private int slot(long hash) {
        return (int) (hash >>> 40) & slots.length - 1;
    }

    private static long hash(byte[] block, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(block, at)) * MIX;
            hash ^= hash >>> 29;
        }
        if (at < to) {
            hash = (hash ^ (long) LONGS.get(block, at) & (1L << (to - at) * 8) - 1) * MIX;
            hash ^= hash >>> 29;
        }
        return hash * MIX;
    }
}
