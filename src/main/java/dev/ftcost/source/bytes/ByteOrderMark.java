package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The mark that a re-save with Windows puts before a text. */
public final class ByteOrderMark {
    public static final int LENGTH = 3;

    private ByteOrderMark() {}

    public static InputStream skip(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, LENGTH);
        byte[] start = pushback.readNBytes(LENGTH);
        if (!isAt(start, 0, start.length)) {
            pushback.unread(start);
        }
        return pushback;
    }

    public static byte[] without(byte[] text, int length) {
        return Arrays.copyOfRange(text, isAt(text, 0, length) ? LENGTH : 0, length);
    }

    static boolean isAt(byte[] text, int at, int end) {
        return end - at >= LENGTH && (text[at] & 0xff) == 0xef && (text[at + 1] & 0xff) == 0xbb && (text[at + 2] & 0xff) == 0xbf;
    }
}
