package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.BrokenOffException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into chunks of whole lines, one after the other. Only a line over the limit goes on from one chunk to the next. */
final class LineChunks {
    /** What is asked of a stream at once: it stays near the processor while it is copied. */
    private static final int PIECE = 1 << 16;
    /** Zeros behind the lines, so that eight bytes can be looked at wherever a line ends; sixteen for a pair of them. */
    private static final int ZEROS = 2 * Long.BYTES;

    private final InputStream in;
    private final int size;
    private final int longest;
    private byte[] rest = new byte[1 << 12];
    private int restLength;
    private final boolean one;
    private boolean started;
    private boolean cut;
    private boolean ended;
    private boolean broken;

    /** The lines of a chunk; its bytes are used again for the next one. */
    static final class Chunk {
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

        /** Whether the first line began before the chunk, for it is over the limit. */
        boolean isBegun() {
            return begun;
        }

        /** Whether the chunk is in the midst of a line over the limit, and has no line's end. */
        boolean isCut() {
            return cut;
        }
    }

    /**
     * @param bytes how long the file is, packed or not
     * @param size the bytes of a chunk, to which the end of its last line is added
     * @param longest the most bytes of a line that stays whole
     */
    LineChunks(InputStream in, long bytes, int size, int longest) {
        this.in = in;
        this.one = bytes < size;
        // One byte more than there are: the end is seen at once.
        this.size = one ? (int) bytes + 1 : size;
        this.longest = longest;
    }

    /** Whether the stream broke off; what comes before a break is no line, for its end is missing. */
    boolean isBroken() {
        return broken;
    }

    /** Whether there is no more than one chunk of a plain file. */
    boolean isOne() {
        return one;
    }

    /** Moves to the next lines; false when there are none. */
    boolean next(Chunk chunk) throws IOException {
        chunk.first = !started;
        started = true;
        chunk.begun = cut;
        cut = false;
        int length = restLength;
        room(chunk, length);
        System.arraycopy(rest, 0, chunk.bytes, 0, length);
        restLength = 0;
        int end = 0;
        while (end == 0 && !cut && !ended) {
            room(chunk, length + size);
            int filled = fill(chunk.bytes, length, length + size);
            end = behindLastLine(chunk.bytes, length, filled);
            length = filled;
            cut = end == 0 && !ended && length > longest;
        }
        boolean whole = cut || ended && !broken;
        chunk.cut = cut;
        chunk.length = whole ? length : end;
        saveRest(chunk.bytes, chunk.length, length);
        Arrays.fill(chunk.bytes, chunk.length, chunk.length + ZEROS, (byte) 0);
        return chunk.length > 0 || chunk.begun && !broken;
    }

    private static void room(Chunk chunk, int length) {
        if (chunk.bytes.length < length + ZEROS) {
            chunk.bytes = Arrays.copyOf(chunk.bytes, Math.max(length, chunk.bytes.length * 2) + ZEROS);
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

    private void saveRest(byte[] bytes, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, rest.length * 2)];
        }
        System.arraycopy(bytes, from, rest, 0, restLength);
    }
}
