package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.BrokenOffException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into parts of whole lines, one after the other. Only a line over the limit goes on from one part to the next. */
final class LineChunks {
    /** What is asked of a stream at once: it stays near the processor while it is copied. */
    private static final int PIECE = 1 << 16;
    /** Zeros behind the lines, so that eight bytes can be looked at wherever one stands; sixteen for a pair of them. */
    private static final int ZEROS = 2 * Long.BYTES;

    private final InputStream in;
    private final int size;
    private final int longest;
    private byte[] rest = new byte[1 << 12];
    private int restLength;
    private boolean started;
    private boolean cut;
    private boolean ended;
    private boolean broken;

    /** The lines of a part; its bytes are used again for the next one. */
    static final class Part {
        private byte[] bytes = {};
        private int length;
        private boolean first;
        private boolean begun;
        private boolean cut;

        /** The lines, and zeros behind them. */
        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        /** Whether it is the first of the stream. */
        boolean isFirst() {
            return first;
        }

        /** Whether the first line began before the part, for it is over the limit. */
        boolean isBegun() {
            return begun;
        }

        /** Whether the part is in the midst of a line over the limit, and has no line's end. */
        boolean isCut() {
            return cut;
        }
    }

    /**
     * @param size the bytes of a part, to which the end of its last line is added
     * @param longest the most bytes of a line that stays whole
     */
    LineChunks(InputStream in, int size, int longest) {
        this.in = in;
        this.size = size;
        this.longest = longest;
    }

    /** Whether the stream broke off; what stands before a break is no line, for its end is missing. */
    boolean isBroken() {
        return broken;
    }

    /** Moves to the next lines; false when there are none. */
    boolean next(Part part) throws IOException {
        part.first = !started;
        started = true;
        part.begun = cut;
        cut = false;
        int length = restLength;
        room(part, length);
        System.arraycopy(rest, 0, part.bytes, 0, length);
        restLength = 0;
        int end = 0;
        while (end == 0 && !cut && !ended) {
            room(part, length + size);
            int filled = fill(part.bytes, length, length + size);
            end = behindLastLine(part.bytes, length, filled);
            length = filled;
            cut = end == 0 && !ended && length > longest;
        }
        boolean whole = cut || ended && !broken;
        part.cut = cut;
        part.length = whole ? length : end;
        keep(part.bytes, part.length, length);
        Arrays.fill(part.bytes, part.length, part.length + ZEROS, (byte) 0);
        return part.length > 0 || part.begun && !broken;
    }

    private static void room(Part part, int length) {
        if (part.bytes.length < length + ZEROS) {
            part.bytes = Arrays.copyOf(part.bytes, Math.max(length, part.bytes.length * 2) + ZEROS);
        }
    }

    private int fill(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        try {
            while (at < to && !ended) {
                int count = in.read(bytes, at, Math.min(PIECE, to - at));
                ended = count < 0;
                at += Math.max(0, count);
            }
        } catch (BrokenOffException e) {
            broken = true;
            ended = true;
        }
        return at;
    }

    private static int behindLastLine(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }

    private void keep(byte[] bytes, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, rest.length * 2)];
        }
        System.arraycopy(bytes, from, rest, 0, restLength);
    }
}
