package dev.ftcost.requests;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.SumTable;

/** Adds up requests by names, day, whether they count and whether they are long. A table of plain numbers, handed on when it is full. */
final class RequestTotals {
    private static final int FULL = 1 << 14;
    /** No sum grows beyond a number of 64 bits between two looks at this. */
    private static final long LARGE = 1L << 62;

    private static final int NAMES = 0;
    private static final int DAY = 1;
    private static final int IS_DUPLICATE = 2;
    private static final int IS_LONG = 3;
    private static final int NEWEST = SumTable.KEYS;
    private static final int ROWS = 5;
    private static final int INPUT = 6;
    private static final int CACHED = 7;
    private static final int CACHE_WRITE = 8;
    private static final int CACHE_WRITE_12H = 9;
    private static final int OUTPUT = 10;
    private static final int MEDIA_INPUT = 11;
    private static final int MEDIA_CACHED = 12;
    private static final int MEDIA_OUTPUT = 13;
    private static final int WIDTH = 14;

    /** Takes what was added up; the same names and day may come more than once. */
    interface Taker {
        /** @param newest the second of the newest request; the requests are as many as the counts say */
        void take(int namesNumber, int day, boolean isDuplicate, boolean isLong, long newest, Counts counts);
    }

    private final Taker taker;
    private final SumTable table = new SumTable(WIDTH);

    RequestTotals(Taker taker) {
        this.taker = taker;
    }

    void add(long[] records, int at) {
        long created = RequestBatch.created(records, at);
        Counts counts = RequestBatch.counts(records, at);
        int sum = table.row(RequestBatch.namesNumber(records, at), created / Grid.DAY.seconds(),
                RequestBatch.isDuplicate(records, at) ? 1 : 0, counts.isLongContext() ? 1 : 0);
        long[] cells = table.cells();
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
        if (table.size() >= FULL || (cells[sum + INPUT] | cells[sum + OUTPUT]) >= LARGE) {
            handOver();
        }
    }

    /** Hands on what was added up, and starts again. */
    void handOver() {
        long[] cells = table.cells();
        for (int sum = 0; sum < table.size() * WIDTH; sum += WIDTH) {
            taker.take((int) cells[sum + NAMES], (int) cells[sum + DAY], cells[sum + IS_DUPLICATE] != 0, cells[sum + IS_LONG] != 0,
                    cells[sum + NEWEST],
                    new Counts(cells[sum + ROWS], cells[sum + INPUT], cells[sum + CACHED], cells[sum + CACHE_WRITE],
                            cells[sum + CACHE_WRITE_12H],
                            cells[sum + OUTPUT], cells[sum + MEDIA_INPUT], cells[sum + MEDIA_CACHED], cells[sum + MEDIA_OUTPUT]));
        }
        table.clear();
    }
}
