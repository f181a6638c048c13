package dev.ftcost.source;

import static dev.ftcost.source.PlainJson.NOT_PLAIN;

import java.util.Arrays;

/**
 * What the lines of a log that one program wrote have in common: all that stands between their strings and numbers. A line that has
 * the layout of one that was found to be JSON is JSON too, with the same fields at the same places.
 */
final class LineLayout {
    /** The slot of a string that does not count. */
    static final int STRING = -1;
    /** The slot of a number that does not count. */
    static final int NUMBER = -2;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST = 1 << 14;

    private final int[] froms = new int[MOST_VALUES];
    private final int[] tos = new int[MOST_VALUES];
    private final int[] slots = new int[MOST_VALUES];
    private final byte[] pieces = new byte[LONGEST];
    private final int[] pieceEnds = new int[MOST_VALUES + 1];
    private int values;
    private boolean known;

    /** Begins to learn from another line. */
    void begin() {
        values = 0;
        known = false;
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

    /** Keeps what stands between the values of the line. */
    void learn(byte[] block, int start, int end) {
        if (values > MOST_VALUES) {
            return;
        }
        int length = 0;
        for (int i = 0; i <= values; i++) {
            int from = i == 0 ? start : tos[i - 1];
            int to = i == values ? end : froms[i];
            if (length + to - from > LONGEST) {
                return;
            }
            System.arraycopy(block, from, pieces, length, to - from);
            length += to - from;
            pieceEnds[i] = length;
        }
        known = true;
    }

    boolean isKnown() {
        return known;
    }

    int values() {
        return values;
    }

    int slot(int value) {
        return slots[value];
    }

    /** Behind what stands before a value, or at the end of the line. */
    int piece(int number, byte[] block, int at) {
        int from = number == 0 ? 0 : pieceEnds[number - 1];
        int end = at + pieceEnds[number] - from;
        return end <= block.length && Arrays.equals(pieces, from, pieceEnds[number], block, at, end) ? end : NOT_PLAIN;
    }
}
