package dev.ftcost.source.scan;

/** Finds the ends of cells in the bytes of a CSV file and reads their numbers, eight bytes at a time. */
final class CsvCellScanner {
    /** The number of a cell without one. */
    static final long BLANK = -1;
    /** Where a cell ends that is left to the careful reader. */
    static final int NOT_PLAIN = -1;

    private static final int MOST_DIGITS = 15;
    private static final int GROUP = 3;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
    /** Below it are quotes, blanks and what is no text. */
    private static final long TEXT = '-' * ONES;

    private final byte delimiter;
    private final long delimiters;
    /** Every byte below it is looked at by itself: the delimiter, the line's end, quotes, blanks and what is no text. */
    private final long special;
    /** A zero with one decimal and the delimiter behind it, as {@link Swar#word} has them. */
    private final int zero;
    private long number;

    CsvCellScanner(char delimiter) {
        this.delimiter = (byte) delimiter;
        this.zero = ('.' ^ '0') << 8 | (delimiter ^ '0') << 24;
        this.delimiters = delimiter * ONES;
        this.special = Math.max('-', delimiter + 1) * ONES;
    }

    /** The number that was read last. */
    long number() {
        return number;
    }

    /** Where a cell ends; {@link #NOT_PLAIN} when it is no text, or its quotes are not around it. */
    int behind(byte[] block, int from) {
        boolean quoted = block[from] == '"';
        int at = quoted ? from + 1 : from;
        while (true) {
            long word = (long) Dictionary.LONGS.get(block, at);
            long marks = ((word - special) & ~word | word | word + ONES) & HIGH;
            if (marks == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Swar.first(marks);
            byte found = block[at];
            if (found == delimiter || found == '\n' || found == '\r') {
                return quoted ? NOT_PLAIN : at;
            }
            if (found == '"') {
                return quoted ? at + 1 : NOT_PLAIN;
            }
            if (found < ' ' || found == 0x7f) {
                return NOT_PLAIN;
            }
            at++;
        }
    }

    /** Where the last of some cells ends; {@link #NOT_PLAIN} when one of them is not plain. */
    int behind(byte[] block, int from, int count) {
        int left = count;
        int at = from;
        while (true) {
            long word = (long) Dictionary.LONGS.get(block, at);
            long marks = ((word - TEXT) & ~word | word | word + ONES) & HIGH;
            long other = word ^ delimiters;
            long ends = ~((other & LOW) + LOW | other) & HIGH;
            if ((marks & ~ends) != 0) {
                // There may be something else among them, or a line's end behind them.
                return oneByOne(block, from, count);
            }
            int met = (int) ((ends >>> 7) * ONES >>> 56);
            if (met >= left) {
                for (; left > 1; left--) {
                    ends &= ends - 1;
                }
                return at + Swar.first(ends);
            }
            left -= met;
            at += Long.BYTES;
        }
    }

    private int oneByOne(byte[] block, int from, int count) {
        int at = behind(block, from);
        for (int cell = 1; cell < count && at >= 0; cell++) {
            at = block[at] == delimiter ? behind(block, at + 1) : NOT_PLAIN;
        }
        return at;
    }

    /** Takes the number of a cell, {@link #BLANK} when there is none. @return where it ends, which is where the cell ends when nothing else is in it */
    int read(byte[] block, int from) {
        long word = Swar.word(block, from);
        if ((int) word == zero) {
            number = 0;
            return from + 3;
        }
        int digits = Swar.count(word);
        if (digits == 0 || digits == Long.BYTES) {
            return longNumber(block, from);
        }
        number = Swar.value(word, digits);
        int at = from + digits;
        if (block[at] != '.') {
            return at;
        }
        return block[at + 1] == '0' && block[at + 2] == delimiter ? at + 2 : behindZeros(block, at + 1);
    }

    /** Three zeros behind a point may be those of a thousand, which the careful reader judges. */
    private static int behindZeros(byte[] block, int from) {
        int at = from;
        while (block[at] == '0') {
            at++;
        }
        return at == from + GROUP ? NOT_PLAIN : at;
    }

    private int longNumber(byte[] block, int from) {
        int quotes = block[from] == '"' ? 1 : 0;
        int first = from + quotes;
        int at = first;
        number = 0;
        for (; block[at] >= '0' && block[at] <= '9' && at - first <= MOST_DIGITS; at++) {
            number = number * 10 + block[at] - '0';
        }
        if (at == first) {
            number = BLANK;
        } else if (at - first > MOST_DIGITS) {
            return NOT_PLAIN;
        } else if (block[at] == '.') {
            at = behindZeros(block, at + 1);
        }
        if (at < 0) {
            return NOT_PLAIN;
        }
        return quotes == 0 || block[at] == '"' ? at + quotes : NOT_PLAIN;
    }
}
