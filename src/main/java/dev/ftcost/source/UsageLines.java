package dev.ftcost.source;

import java.util.List;

/**
 * Takes the plain rows of a usage CSV straight from the bytes: as many cells as the header has, ASCII, counts and
 * times as digits (with {@code .0} or without), no media tokens, everything consistent. What is not plain is no fault;
 * it is left to the exact reader, line by line, which takes it or names it.
 */
final class UsageLines {
    private static final List<String> MEDIA = List.of("input_audio_tokens", "input_image_tokens", "input_cached_audio_tokens",
            "input_cached_image_tokens", "output_audio_tokens", "output_image_tokens");
    private static final long BLANK = -1;
    private static final long NOT_PLAIN = -2;
    private static final int MOST_DIGITS = 15;
    /** {@code .0} less the zeros that are taken off every byte. */
    private static final short POINT_ZERO = '.' ^ '0';

    private final int[] ends;
    private final int start;
    private final int end;
    private final int user;
    private final int requests;
    private final int input;
    private final int cached;
    private final int cacheWrite;
    private final int output;
    private final int[] media;
    private final List<NameRun> runs;
    private final int[] numbers = new int[6];
    private final int grid;

    private byte[] block;
    private int lineStart;
    private boolean quoted;
    private int from;
    private int to;

    /** @param grid the width of a bucket in seconds; users are kept apart when it is 1 */
    UsageLines(Head head, int grid) {
        this.grid = grid;
        List<String> header = head.header();
        ends = new int[header.size()];
        start = header.indexOf("start_time");
        end = header.indexOf("end_time");
        user = header.indexOf("user_id");
        requests = header.indexOf("num_model_requests");
        input = header.indexOf("input_tokens");
        cached = header.indexOf("input_cached_tokens");
        cacheWrite = header.indexOf("input_cache_write_tokens");
        output = header.indexOf("output_tokens");
        runs = NameRun.of(head, grid == 1);
        media = MEDIA.stream().mapToInt(header::indexOf).filter(column -> column >= 0).toArray();
    }

    /** Where the cells of the line at hand end; the last one ends with the line. */
    int[] ends() {
        return ends;
    }

    /** A table for the rows of this file. */
    UsageGroups groups() {
        return new UsageGroups(runs);
    }

    /** @return whether the line is a plain row, and in the groups now */
    boolean take(byte[] bytes, int lineFrom, int lineTo, boolean hasQuotes, UsageGroups groups) {
        block = bytes;
        lineStart = lineFrom;
        quoted = hasQuotes;
        ends[ends.length - 1] = lineTo;
        if (quoted && !isSimplyQuoted()) {
            return false;
        }
        long starts = number(start);
        long stops = number(end);
        if (starts < Fields.FIRST_SECOND || stops <= starts || stops >= Fields.LAST_SECOND) {
            return false;
        }
        long requested = number(requests);
        long in = number(input);
        long out = number(output);
        long fromCache = numberOrZero(cached);
        long toCache = numberOrZero(cacheWrite);
        if (requested < 0 || in < 0 || out < 0 || fromCache < 0 || toCache < 0 || fromCache + toCache > in || !isText()) {
            return false;
        }
        for (int run = 0; run < runs.size(); run++) {
            int first = runs.get(run).firstColumn();
            int number = groups.names(run).number(block, first == 0 ? lineStart : ends[first - 1] + 1, ends[runs.get(run).lastColumn()]);
            if (number < 0) {
                return false;
            }
            numbers[run] = number;
        }
        cell(user);
        boolean hasUser = from < to;
        if (hasUser && (block[from] == ' ' || block[to - 1] == ' ')) {
            return false;
        }
        groups.add(starts / grid, numbers, starts, stops, hasUser, requested, in, fromCache, toCache, out);
        return true;
    }

    /** Whether every quote stands around a whole cell; where a delimiter stood in one, the number of cells shows it. */
    private boolean isSimplyQuoted() {
        for (int column = 0; column < ends.length; column++) {
            cell(column);
            for (int at = from; at < to; at++) {
                if (block[at] == '"') {
                    return false;
                }
            }
        }
        return true;
    }

    /** Moves to a cell, without quotes around it; a column that is not there is blank. */
    private void cell(int column) {
        if (column < 0) {
            from = 0;
            to = 0;
            return;
        }
        from = column == 0 ? lineStart : ends[column - 1] + 1;
        to = ends[column];
        if (quoted && to - from >= 2 && block[from] == '"' && block[to - 1] == '"') {
            from++;
            to--;
        }
    }

    private long numberOrZero(int column) {
        long number = number(column);
        return number == BLANK ? 0 : number;
    }

    private long number(int column) {
        cell(column);
        int length = to - from;
        if (length == 0) {
            return BLANK;
        }
        long word = Digits.word(block, from);
        int digits = Digits.count(word);
        boolean whole = digits == length && digits < Long.BYTES;
        boolean pointZero = digits == length - 2 && digits > 0 && digits < Long.BYTES - 1 && (short) (word >>> digits * 8) == POINT_ZERO;
        if (whole || pointZero) {
            return Digits.value(word, digits);
        }
        return longNumber(from);
    }

    private long longNumber(int first) {
        int at = first;
        long number = 0;
        for (; at < to && block[at] >= '0' && block[at] <= '9'; at++) {
            number = number * 10 + block[at] - '0';
        }
        if (at == first || at - first > MOST_DIGITS) {
            return NOT_PLAIN;
        }
        if (at < to && block[at] == '.') {
            at++;
            while (at < to && block[at] == '0') {
                at++;
            }
        }
        return at == to ? number : NOT_PLAIN;
    }

    private boolean isText() {
        for (int column : media) {
            if (numberOrZero(column) != 0) {
                return false;
            }
        }
        return true;
    }
}
