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

    // What is done at a column in addition to taking its number: nothing; no tokens may be there; a user; a run of names begins.
    private static final int PASS = -1;
    private static final int MEDIA_TOKENS = NUMBERS.size();
    private static final int USER = MEDIA_TOKENS + 1;
    private static final int RUN = USER + 1;

    private static final int LONGEST_TIMES = 256;
    private static final int NO_TOKENS = '0' | '.' << 8 | '0' << 16;

    private final int[] columns;
    /** How many columns each run of names has. */
    private final int[] lengths;
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
        List<String> header = head.header();
        columns = new int[header.size()];
        lengths = runs.stream().mapToInt(run -> run.names().size()).toArray();
        for (int column = 0; column < columns.length; column++) {
            columns[column] = header.indexOf(header.get(column)) == column ? what(header.get(column)) : PASS;
        }
        for (int run = 0; run < lengths.length; run++) {
            columns[runs.get(run).firstColumn()] = RUN + run;
        }
        int first = 0;
        while (first < columns.length - 1 && TIMES.contains(header.get(first))) {
            first++;
        }
        times = header.subList(0, first).containsAll(TIMES.subList(START, END + 1)) ? first : 0;
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
        int column = 0;
        int at = from;
        if (timesLength > 0 && from + timesLength <= block.length
                && Arrays.equals(block, timesFrom, timesFrom + timesLength, block, from, from + timesLength)) {
            at += timesLength;
            column = times;
        } else {
            Arrays.fill(values, START, END + 1, CsvCellScanner.BLANK);
            timesLength = 0;
        }
        int firstColumn = column;
        hasUser = false;
        Arrays.fill(values, REQUESTS, values.length, CsvCellScanner.BLANK);
        while (column < columns.length) {
            int what = columns[column];
            if (what >= RUN) {
                int run = what - RUN;
                int end = behind(block, at, lengths[run]);
                numbers[run] = end < 0 ? CsvCellScanner.NOT_PLAIN : groups.names(run).number(block, at, end);
                if (numbers[run] < 0) {
                    return CsvCellScanner.NOT_PLAIN;
                }
                at = end;
                column += lengths[run];
            } else {
                at = what == PASS ? cells.behind(block, at)
                        : what == USER ? user(block, at) : what == MEDIA_TOKENS ? noTokens(block, at) : cells.read(block, at);
                if (at < 0) {
                    return CsvCellScanner.NOT_PLAIN;
                }
                if (what >= 0 && what < MEDIA_TOKENS) {
                    values[what] = cells.number();
                }
                column++;
            }
            if (column < columns.length) {
                if (block[at++] != delimiter) {
                    return CsvCellScanner.NOT_PLAIN;
                }
                if (column == times && firstColumn == 0 && at - from <= LONGEST_TIMES) {
                    timesFrom = from;
                    timesLength = at - from;
                }
            }
        }
        int next = block[at] == '\n' ? at + 1 : block[at] == '\r' && block[at + 1] == '\n' ? at + 2 : CsvCellScanner.NOT_PLAIN;
        return next > 0 && add(groups) ? next : CsvCellScanner.NOT_PLAIN;
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

    private int behind(byte[] block, int from, int count) {
        int at = cells.behind(block, from);
        for (int cell = 1; cell < count && at >= 0; cell++) {
            at = block[at] == delimiter ? cells.behind(block, at + 1) : CsvCellScanner.NOT_PLAIN;
        }
        return at;
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

    private int noTokens(byte[] block, int from) {
        byte end = block[from + 3];
        if ((end == delimiter || end == '\n') && ((int) (long) Dictionary.LONGS.get(block, from) & 0xFFFFFF) == NO_TOKENS) {
            return from + 3;
        }
        int behind = cells.read(block, from);
        return cells.number() > 0 ? CsvCellScanner.NOT_PLAIN : behind;
    }
}
