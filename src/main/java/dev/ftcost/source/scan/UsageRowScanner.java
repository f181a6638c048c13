package dev.ftcost.source.scan;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.CachedInput;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the plain rows of a usage CSV straight from the bytes, cell after cell: as many cells as the header has, ASCII,
 * counts and times as digits (with {@code .0} or without), no media tokens, everything consistent. What is not plain is
 * no fault; it is left to the careful reader, line by line, which takes it or names it.
 */
final class UsageRowScanner {
    private static final List<String> MEDIA = List.of("input_audio_tokens", "input_image_tokens", "input_cached_audio_tokens",
            "input_cached_image_tokens", "output_audio_tokens", "output_image_tokens");
    private static final List<String> CACHE_PARTS = List.of("input_uncached_tokens", "input_cached_text_tokens");
    /** The columns whose numbers are taken, in the order of their places in {@link #values}. */
    private static final List<String> NUMBERS = List.of("start_time", "end_time", "num_model_requests", "input_tokens",
            "input_cached_tokens",
            "input_cache_write_tokens", "input_cache_write_12h_tokens", "output_tokens");
    private static final int START = 0;
    private static final int END = 1;
    private static final int REQUESTS = 2;
    private static final int INPUT = 3;
    private static final int CACHED = 4;
    private static final int CACHE_WRITE = 5;
    private static final int CACHE_WRITE_12H = 6;
    private static final int OUTPUT = 7;
    private static final List<String> TIMES = List.of("start_time", "end_time", "start_time_iso", "end_time_iso");

    // What is done at a column: its number is taken; nothing; no tokens may be there; a user; a run of names begins.
    private static final int PASS = NUMBERS.size();
    private static final int MEDIA_TOKENS = PASS + 1;
    private static final int USER = MEDIA_TOKENS + 1;
    private static final int RUN = USER + 1;

    private static final int LONGEST_TIMES = 256;
    private static final long NO_TOKENS = '0' | '.' << 8 | '0' << 16;

    /** What is done, from the first column to the last; columns side by side that are passed, that have no tokens or that are names are one step. */
    private final int[] steps;
    /** How many columns each step has. */
    private final int[] lengths;
    /** How many steps {@link #times} are. */
    private final int timesSteps;
    /** No tokens, twice, and a delimiter behind each. */
    private final long noTokensTwice;
    /** How many columns at the beginning are times: all rows of a bucket begin with the same bytes. */
    private final int times;
    private final byte delimiter;
    private final CsvCellScanner cells;
    private final List<DimensionColumns> runs;
    private final int[] numbers = new int[6];
    private final long[] values = new long[NUMBERS.size()];
    private final int bucketSeconds;
    private boolean hasUser;

    private int timesFrom;
    private int timesLength;
    private long earliest;
    private long latest;

    /** @param grid what the rows are added up to */
    UsageRowScanner(FileHead head, Grid grid) {
        bucketSeconds = grid.seconds();
        delimiter = (byte) head.delimiter();
        cells = new CsvCellScanner(head.delimiter());
        runs = DimensionColumns.of(head, grid.hasUsersApart());
        noTokensTwice = (NO_TOKENS | (long) delimiter << 24) * (1 + (1L << 32));
        List<String> header = head.header();
        int first = 0;
        while (first < header.size() - 1 && TIMES.contains(header.get(first))) {
            first++;
        }
        times = header.subList(0, first).containsAll(TIMES.subList(START, END + 1)) ? first : 0;
        int[] does = new int[header.size()];
        int[] columns = new int[header.size()];
        int count = 0;
        int column = 0;
        int ofTimes = 0;
        while (column < header.size()) {
            int what = what(header, column);
            int next = column + (what >= RUN ? runs.get(what - RUN).names().size() : 1);
            while ((what == PASS || what == MEDIA_TOKENS) && next < header.size() && next != times && what(header, next) == what) {
                next++;
            }
            does[count] = what;
            columns[count++] = next - column;
            column = next;
            ofTimes = column == times ? count : ofTimes;
        }
        steps = Arrays.copyOf(does, count);
        lengths = Arrays.copyOf(columns, count);
        timesSteps = ofTimes;
    }

    private int what(List<String> header, int column) {
        for (int run = 0; run < runs.size(); run++) {
            if (runs.get(run).firstColumn() == column) {
                return RUN + run;
            }
        }
        return header.indexOf(header.get(column)) == column ? what(header.get(column)) : PASS;
    }

    private static int what(String column) {
        int place = NUMBERS.indexOf(column);
        // A count of the cache by another name is for the careful reader, which understands it or refuses the row.
        boolean isOtherCache = CachedInput.isAboutCache(column) && !CACHE_PARTS.contains(column);
        return place >= 0 ? place : MEDIA.contains(column) || isOtherCache ? MEDIA_TOKENS : column.equals("user_id") ? USER : PASS;
    }

    /** A table for the rows of this file. */
    UsageAggregator groups() {
        return new UsageAggregator(runs);
    }

    /** To be called when other bytes are in the block. */
    void begin() {
        timesLength = 0;
        earliest = Long.MAX_VALUE;
        latest = Long.MIN_VALUE;
    }

    /** The first start of the rows that were taken from the block. */
    long earliest() {
        return earliest;
    }

    /** The last start of the rows that were taken from the block. */
    long latest() {
        return latest;
    }

    /**
     * Takes the row that begins at a place, into the groups.
     *
     * @param block has a byte that is no text behind its lines, and eight more
     * @return where the next line begins; -1 when the row is not plain, and nothing is taken
     */
    int take(byte[] block, int from, UsageAggregator groups) {
        int step = 0;
        int at = from;
        if (timesLength > 0 && from + timesLength <= block.length
                && Arrays.equals(block, timesFrom, timesFrom + timesLength, block, from, from + timesLength)) {
            at += timesLength;
            step = timesSteps;
        } else {
            Arrays.fill(values, START, END + 1, CsvCellScanner.BLANK);
            timesLength = 0;
        }
        int firstStep = step;
        hasUser = false;
        Arrays.fill(values, REQUESTS, values.length, CsvCellScanner.BLANK);
        while (step < steps.length) {
            int what = steps[step];
            int count = lengths[step];
            if (what < PASS) {
                at = cells.read(block, at);
                values[what] = cells.number();
            } else if (what >= RUN) {
                at = names(what - RUN, block, at, count, groups);
            } else {
                at = what == PASS ? cells.behind(block, at, count) : what == USER ? user(block, at) : noTokens(block, at, count);
            }
            if (at < 0) {
                return CsvCellScanner.NOT_PLAIN;
            }
            step++;
            if (step < steps.length) {
                if (block[at++] != delimiter) {
                    return CsvCellScanner.NOT_PLAIN;
                }
                if (step == timesSteps && firstStep == 0 && at - from <= LONGEST_TIMES) {
                    timesFrom = from;
                    timesLength = at - from;
                }
            }
        }
        int next = block[at] == '\n' ? at + 1 : block[at] == '\r' && block[at + 1] == '\n' ? at + 2 : CsvCellScanner.NOT_PLAIN;
        return next > 0 && add(groups) ? next : CsvCellScanner.NOT_PLAIN;
    }

    private int names(int run, byte[] block, int from, int count, UsageAggregator groups) {
        int end = cells.behind(block, from, count);
        if (end < 0) {
            return CsvCellScanner.NOT_PLAIN;
        }
        numbers[run] = groups.number(run, block, from, end);
        return numbers[run] < 0 ? CsvCellScanner.NOT_PLAIN : end;
    }

    private boolean add(UsageAggregator groups) {
        long start = values[START];
        long end = values[END];
        long requests = values[REQUESTS];
        long input = values[INPUT];
        long output = values[OUTPUT];
        long cached = Math.max(0, values[CACHED]);
        long cacheWrite = Math.max(0, values[CACHE_WRITE]);
        long cacheWrite12h = Math.max(0, values[CACHE_WRITE_12H]);
        boolean isWhole = requests != CsvCellScanner.BLANK && input != CsvCellScanner.BLANK && output != CsvCellScanner.BLANK;
        if (!isWhole || !Bucket.isValid(start, end) || !Counts.isConsistent(input, cached, cacheWrite, cacheWrite12h, output, 0, 0, 0)) {
            return false;
        }
        earliest = Math.min(earliest, start);
        latest = Math.max(latest, start);
        groups.add(start / bucketSeconds, numbers, start, end, hasUser, requests, input, cached, cacheWrite, cacheWrite12h, output);
        return true;
    }

    private int user(byte[] block, int from) {
        int end = cells.behind(block, from);
        int quotes = block[from] == '"' ? 1 : 0;
        if (end > from + 2 * quotes) {
            hasUser = true;
            return block[from + quotes] == ' ' || block[end - 1 - quotes] == ' ' ? CsvCellScanner.NOT_PLAIN : end;
        }
        return end;
    }

    private int noTokens(byte[] block, int from, int count) {
        int at = from;
        int left = count;
        for (; left > 2 && (long) Dictionary.LONGS.get(block, at) == noTokensTwice; left -= 2) {
            at += Long.BYTES;
        }
        for (; left > 1; left--) {
            at = noTokens(block, at);
            if (at < 0 || block[at] != delimiter) {
                return CsvCellScanner.NOT_PLAIN;
            }
            at++;
        }
        return noTokens(block, at);
    }

    private int noTokens(byte[] block, int from) {
        byte end = block[from + 3];
        if ((end == delimiter || end == '\n') && ((long) Dictionary.LONGS.get(block, from) & 0xFFFFFF) == NO_TOKENS) {
            return from + 3;
        }
        int behind = cells.read(block, from);
        return cells.number() > 0 ? CsvCellScanner.NOT_PLAIN : behind;
    }
}
