package dev.ftcost.source.scan;

import static dev.ftcost.source.scan.JsonSkipper.NOT_PLAIN;

import java.util.Arrays;

/**
 * What the lines of a log that one program wrote have in common: everything between the values that differ. A line that has the
 * layout of one that was found to be JSON is JSON too, with the same fields at the same places.
 */
final class LineTemplate {
    /** The slot of a string that does not count. */
    static final int STRING = -1;
    /** The slot of a number that does not count. */
    static final int NUMBER = -2;
    private static final int MOST_VALUES = 250;
    private static final int LONGEST = 1 << 14;
    /** A longer string is never taken to be the same in every line. */
    private static final int LONGEST_SAME = 64;

    /** The values of the line that was learned from. */
    private final int[] froms = new int[MOST_VALUES];
    private final int[] tos = new int[MOST_VALUES];
    private final int[] slots = new int[MOST_VALUES];
    private int values;
    /** Those that were not the same in some line. */
    private final boolean[] differs = new boolean[MOST_VALUES];

    private final byte[] pieces = new byte[LONGEST];
    private final int[] pieceEnds = new int[MOST_VALUES + 1];
    /** The value behind each piece. */
    private final int[] behind = new int[MOST_VALUES + 1];
    private int size;

    /** Begins to learn from another line. */
    void begin() {
        values = 0;
        size = 0;
    }

    /**
     * A value that may be another one in the next line.
     *
     * @param from behind the quote of a string
     * @param to before the quote of a string
     * @param slot where it goes, {@link #STRING} or {@link #NUMBER}
     */
    void value(int from, int to, int slot) {
        if (values < MOST_VALUES) {
            froms[values] = from;
            tos[values] = to;
            slots[values] = slot;
        }
        values++;
    }

    /** Remembers what is between the values of a line. */
    void learn(byte[] block, int start, int end) {
        if (values > MOST_VALUES) {
            return;
        }
        int count = 0;
        int length = 0;
        int from = start;
        for (int value = 0; value <= values; value++) {
            if (value == values || slots[value] >= 0 || differs[value] || tos[value] - froms[value] > LONGEST_SAME) {
                int to = value == values ? end : froms[value];
                if (length + to - from > LONGEST) {
                    return;
                }
                System.arraycopy(block, from, pieces, length, to - from);
                length += to - from;
                pieceEnds[count] = length;
                behind[count++] = value;
                from = value == values ? end : tos[value];
            }
        }
        size = count;
    }

    /** How many pieces there are; each but the last has a value behind it. 0 when nothing is learned. */
    int size() {
        return size;
    }

    /** The slot of the value behind a piece. */
    int slot(int piece) {
        return slots[behind[piece]];
    }

    /** The place behind a piece. */
    int match(int piece, byte[] block, int at) {
        int from = piece == 0 ? 0 : pieceEnds[piece - 1];
        int end = at + pieceEnds[piece] - from;
        if (end <= block.length && Arrays.equals(pieces, from, pieceEnds[piece], block, at, end)) {
            return end;
        }
        // It may be a value in it that is no longer the same.
        Arrays.fill(differs, piece == 0 ? 0 : behind[piece - 1], behind[piece], true);
        return NOT_PLAIN;
    }
}
