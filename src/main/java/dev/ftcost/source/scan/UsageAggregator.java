package dev.ftcost.source.scan;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.Dimensions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up rows of usage by bucket and dimensions. A table of plain numbers: ten million rows make no garbage. */
final class UsageAggregator {
    /** Enough that rows meet their like, and as much as stays near the processor; beyond it the groups are handed on and cleared. */
    private static final int FULL = 1 << 14;

    // The first number of the key is the bucket.
    private static final int FIRST_RUNS = 1;
    private static final int MORE_RUNS = 2;
    private static final int LAST_RUNS = 3;
    private static final int START = SumTable.KEYS;
    private static final int END = 5;
    private static final int LONGEST = 6;
    private static final int HAS_USER = 7;
    private static final int REQUESTS = 8;
    private static final int INPUT = 9;
    private static final int CACHED = 10;
    private static final int CACHE_WRITE = 11;
    private static final int CACHE_WRITE_12H = 12;
    private static final int OUTPUT = 13;
    private static final int ROWS = 14;
    private static final int WIDTH = 15;

    private final List<DimensionColumns> runs;
    private final SumTable table = new SumTable(WIDTH);
    private final Map<Runs, Dimensions> met = new HashMap<>();
    private List<Dictionary<Dimensions>> names;
    private Dictionary<?>[] numbers;

    UsageAggregator(List<DimensionColumns> runs) {
        this.runs = runs;
        forgetNames();
    }

    private void forgetNames() {
        names = runs.stream().map(run -> new Dictionary<>(run::read, Dimensions.NONE)).toList();
        numbers = names.toArray(new Dictionary<?>[0]);
        met.clear();
    }

    /** The number of the names of a run; negative when they are not plain. */
    int number(int run, byte[] block, int from, int to) {
        return numbers[run].number(block, from, to);
    }

    boolean isFull() {
        return table.size() >= FULL || hasManyNames();
    }

    private boolean hasManyNames() {
        return met.size() >= FULL || names.stream().anyMatch(each -> each.size() >= FULL);
    }

    /** Takes the groups out, so that others can be added up. Their names come again, unless there are too many of them. */
    void clear() {
        table.clear();
        if (hasManyNames()) {
            forgetNames();
        }
    }

    /**
     * @param numbers of the names of each run, at most six
     * @param hasUser whether a user is named whose rows are added to those of others
     * @throws ArithmeticException when a sum is larger than a number of 64 bits
     */
    void add(long bucket, int[] numbers, long start, long end, boolean hasUser, long requests, long input, long cached, long cacheWrite,
            long cacheWrite12h, long output) {
        int group = table.row(bucket, (long) numbers[0] << 32 | numbers[1], (long) numbers[2] << 32 | numbers[3],
                (long) numbers[4] << 32 | numbers[5]);
        long[] sums = table.cells();
        sums[group + START] = sums[group + ROWS] == 0 ? start : Math.min(sums[group + START], start);
        sums[group + END] = Math.max(sums[group + END], end);
        sums[group + LONGEST] = Math.max(sums[group + LONGEST], end - start);
        sums[group + HAS_USER] |= hasUser ? 1 : 0;
        sums[group + REQUESTS] = Math.addExact(sums[group + REQUESTS], requests);
        sums[group + INPUT] = Math.addExact(sums[group + INPUT], input);
        sums[group + CACHED] += cached;
        sums[group + CACHE_WRITE] += cacheWrite;
        sums[group + CACHE_WRITE_12H] += cacheWrite12h;
        sums[group + OUTPUT] = Math.addExact(sums[group + OUTPUT], output);
        sums[group + ROWS]++;
    }

    void forEach(Consumer<UsageTotal> taker) {
        long[] cells = table.cells();
        for (int group = 0; group < table.size() * WIDTH; group += WIDTH) {
            Dimensions dimensions = met.computeIfAbsent(
                    new Runs(cells[group + FIRST_RUNS], cells[group + MORE_RUNS], cells[group + LAST_RUNS]), this::names);
            taker.accept(new UsageTotal(cells[group + START], cells[group + END], cells[group + LONGEST], dimensions,
                    cells[group + HAS_USER] != 0 || dimensions.userId() != null,
                    new Counts(cells[group + REQUESTS], cells[group + INPUT], cells[group + CACHED],
                            cells[group + CACHE_WRITE], cells[group + CACHE_WRITE_12H], cells[group + OUTPUT], 0, 0, 0),
                    cells[group + ROWS]));
        }
    }

    /** The numbers of all runs, two in each. */
    private record Runs(long first, long more, long last) {
        int number(int run) {
            long two = run < 2 ? first : run < 4 ? more : last;
            return (int) (run % 2 == 0 ? two >>> 32 : two);
        }
    }

    private Dimensions names(Runs of) {
        Dimensions all = Dimensions.NONE;
        for (int run = 0; run < names.size(); run++) {
            all = all.or(names.get(run).value(of.number(run)));
        }
        return all;
    }
}
