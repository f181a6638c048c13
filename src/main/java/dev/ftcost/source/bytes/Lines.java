package dev.ftcost.source.bytes;

import dev.ftcost.source.record.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The physical lines of a stream, in bounded memory: a line over the limit is passed over to its end and comes as null. */
public final class Lines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;
    private boolean broken;
    private long bytes;

    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Moves to the next line; false at the end. */
    public boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (true) {
            if (at == filled) {
                bytes += filled;
                at = 0;
                filled = fill();
                if (filled <= 0) {
                    filled = 0;
                    // What comes before a break is no line: its end is missing.
                    any &= !broken;
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            take(end - at);
            boolean ended = end < filled;
            at = ended ? end + 1 : end;
            if (ended) {
                number++;
                return true;
            }
        }
    }

    private int fill() throws IOException {
        try {
            return broken ? -1 : in.read(buffer);
        } catch (BrokenOffException e) {
            broken = true;
            return -1;
        }
    }

    /** To be called behind the last line: a file that is broken off is named, and its last line with it. */
    public void nameBreak(RecordSink sink) {
        if (broken) {
            sink.reject(number + 1, "", "", BrokenOffException.REASON);
        }
    }

    private void take(int count) {
        if (tooLong || length + count > longest) {
            tooLong = true;
            return;
        }
        if (length + count > line.length) {
            line = java.util.Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(buffer, at, line, length, count);
        length += count;
    }

    /** How much of the stream lies behind. */
    public long bytes() {
        return bytes + at;
    }

    /** The number of the line, from 1. */
    public long number() {
        return number;
    }

    public boolean tooLong() {
        return tooLong;
    }

    /** Whether the line begins with a byte order mark, which its text leaves out. */
    public boolean hasMark() {
        return ByteOrderMark.isAt(line, 0, length);
    }

    /** The line without its ending; bytes that are no UTF-8 become the replacement character. */
    public String text() {
        return text(line, 0, length);
    }

    /** Where a line that lies elsewhere ends; {@code to} when nothing ends it. */
    public static int end(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** The text of a line that lies elsewhere, without the return at its end. */
    public static String text(byte[] bytes, int from, int to) {
        ByteBuffer content = content(bytes, from, to);
        return new String(bytes, content.position(), content.remaining(), StandardCharsets.UTF_8);
    }

    /** The line without its ending; bytes that are no UTF-8 are a fault. */
    public String strictText() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(content(line, 0, length)).toString();
    }

    private static ByteBuffer content(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        // Files that were joined have the mark of each part in their midst.
        int start = ByteOrderMark.isAt(bytes, from, end) ? from + 3 : from;
        return ByteBuffer.wrap(bytes, start, end - start);
    }
}
