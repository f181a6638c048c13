package dev.ftcost.requests;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.scan.PackedRequest;
import java.util.Arrays;

/** Adds up requests by names, day, whether they count and whether they are long. A table of plain numbers, handed on when it is full. */
final class RequestTotals {
    private static final int FULL = 1 << 14;
    private static final int DAY_SECONDS = 86_400;
    /** No sum grows beyond a number of 64 bits between two looks at this. */
    private static final long LARGE = 1L << 62;

    private static final int KEY = 0;
    private static final int NEWEST = 1;
    private static final int ROWS = 2;
    private static final int INPUT = 3;
    private static final int CACHED = 4;
    private static final int CACHE_WRITE = 5;
    private static final int OUTPUT = 6;
    private static final int MEDIA_INPUT = 7;
    private static final int MEDIA_CACHED = 8;
    private static final int MEDIA_OUTPUT = 9;
    private static final int CACHE_WRITE_12H = 10;
    private static final int WIDTH = 11;
    /** In a key, below the day. */
    private static final int IS_LONG = 2;
    private static final int IS_DUPLICATE = 1;
    private static final int DAY_SHIFT = 2;

    /** Takes what was added up; the same names and day may come more than once. */
    interface Taker {
        /** @param newest the second of the newest request; the requests are as many as the counts say */
        void take(int namesNumber, int day, boolean isDuplicate, boolean isLong, long newest, Counts counts);
    }

    private final Taker taker;
    private long[] cells = new long[WIDTH << 8];
    private int[] slots = new int[1 << 9];
    private int size;

    RequestTotals(Taker taker) {
        this.taker = taker;
    }

    void add(long[] records, int at) {
        long created = PackedRequest.created(records, at);
        Counts counts = PackedRequest.counts(records, at);
        long key = (long) PackedRequest.namesNumber(records, at) << 32 | created / DAY_SECONDS << DAY_SHIFT
                | (counts.isLongContext() ? IS_LONG : 0) | (PackedRequest.isDuplicate(records, at) ? IS_DUPLICATE : 0);
        int sum = sum(key);
        cells[sum + NEWEST] = Math.max(cells[sum + NEWEST], created);
        cells[sum + ROWS]++;
        cells[sum + INPUT] += counts.input();
        cells[sum + CACHED] += counts.cached();
        cells[sum + CACHE_WRITE] += counts.cacheWrite();
        cells[sum + OUTPUT] += counts.output();
        cells[sum + MEDIA_INPUT] += counts.mediaInput();
        cells[sum + MEDIA_CACHED] += counts.mediaCached();
        cells[sum + MEDIA_OUTPUT] += counts.mediaOutput();
        cells[sum + CACHE_WRITE_12H] += counts.cacheWrite12h();
        if (size >= FULL || (cells[sum + INPUT] | cells[sum + OUTPUT]) >= LARGE) {
            handOver();
        }
    }

    private int sum(long key) {
        int slot = slot(key);
        for (int number = slots[slot]; number != 0; number = slots[slot]) {
            if (cells[(number - 1) * WIDTH + KEY] == key) {
                return (number - 1) * WIDTH;
            }
            slot = slot + 1 & slots.length - 1;
        }
        int sum = size * WIDTH;
        if (sum == cells.length) {
            cells = Arrays.copyOf(cells, sum * 2);
        }
        cells[sum + KEY] = key;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return sum;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & slots.length - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 1; number <= size; number++) {
            int slot = slot(cells[(number - 1) * WIDTH + KEY]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    /** Hands on what was added up, and begins anew. */
    void handOver() {
        for (int sum = 0; sum < size * WIDTH; sum += WIDTH) {
            long key = cells[sum + KEY];
            taker.take((int) (key >>> 32), (int) key >>> DAY_SHIFT, (key & IS_DUPLICATE) != 0, (key & IS_LONG) != 0, cells[sum + NEWEST],
                    new Counts(cells[sum + ROWS], cells[sum + INPUT], cells[sum + CACHED], cells[sum + CACHE_WRITE], cells[sum + CACHE_WRITE_12H],
                            cells[sum + OUTPUT], cells[sum + MEDIA_INPUT], cells[sum + MEDIA_CACHED], cells[sum + MEDIA_OUTPUT]));
        }
        Arrays.fill(cells, 0, size * WIDTH, 0);
        Arrays.fill(slots, 0);
        size = 0;
    }
}
