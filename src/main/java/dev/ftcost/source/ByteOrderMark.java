package dev.ftcost.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Takes the mark off that a re-save with Windows puts before a text. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    static InputStream skip(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, 3);
        byte[] start = pushback.readNBytes(3);
        boolean mark = start.length == 3 && (start[0] & 0xff) == 0xef && (start[1] & 0xff) == 0xbb && (start[2] & 0xff) == 0xbf;
        if (!mark) {
            pushback.unread(start);
        }
        return pushback;
    }
}
