package dev.ftcost.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers for the names of a run, so that a row is known by a few numbers and a name becomes a text once. 0 is a blank. */
final class Names {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** An odd number with its bits well mixed: the golden ratio of 2^64. */
    static final long MIX = 0x9E3779B97F4A7C15L;

    private final NameRun run;
    private final List<String[]> texts = new ArrayList<>();
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int[] slots = new int[1 << 9];

    Names(NameRun run) {
        this.run = run;
        texts.add(new String[NameRun.COLUMNS.size()]);
    }

    int size() {
        return texts.size();
    }

    /** The names of a number, in the order of {@link NameRun#COLUMNS}; null where one is blank. */
    String[] names(int number) {
        return texts.get(number);
    }

    /** The number of ASCII names, -1 when they are not plain; the eight bytes behind them must be there to be looked at. */
    int number(byte[] block, int from, int to) {
        if (from == to) {
            return 0;
        }
        int at = slot(hash(block, from, to));
        for (int number = slots[at]; number != 0; number = slots[at]) {
            if (Arrays.equals(bytes, ends[number - 1], ends[number], block, from, to)) {
                return number;
            }
            at = at + 1 & slots.length - 1;
        }
        return add(block, from, to, at);
    }

    private int add(byte[] block, int from, int to, int at) {
        int number = texts.size();
        String[] read = run.read(new String(block, from, to - from, StandardCharsets.ISO_8859_1));
        if (read == null) {
            return -1;
        }
        texts.add(read);
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
        for (int number = 1; number < texts.size(); number++) {
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
        long hash = to - from;
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
