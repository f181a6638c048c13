package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** A text whose lines end with a carriage return alone, as old spreadsheets write them, with line feeds in their stead. */
public final class CarriageReturns extends InputStream {
    private final PushbackInputStream in;
    /** What was met while looking ahead; the next reading meets it. */
    private BrokenOffException broken;

    public CarriageReturns(InputStream in) {
        this.in = new PushbackInputStream(in, 1);
    }

    /** Whether the first line of a text ends with a lone carriage return: one further below, in a cell of a table, ends no line. */
    public static boolean endLinesOf(byte[] text) {
        for (int at = 0; at + 1 < text.length && text[at] != '\n'; at++) {
            if (text[at] == '\r' && text[at + 1] != '\n') {
                return true;
            }
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (broken != null) {
            throw broken;
        }
        int count = in.read(target, offset, length);
        for (int at = offset; at < offset + count; at++) {
            if (target[at] == '\r' && (at + 1 < offset + count ? target[at + 1] : peek()) != '\n') {
                target[at] = '\n';
            }
        }
        return count;
    }

    private int peek() throws IOException {
        try {
            int next = in.read();
            if (next >= 0) {
                in.unread(next);
            }
            return next;
        } catch (BrokenOffException e) {
            broken = e;
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
