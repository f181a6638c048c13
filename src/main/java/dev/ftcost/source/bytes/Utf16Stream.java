package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The bytes that a text of UTF-16 with a mark at its beginning has in UTF-8. */
public final class Utf16Stream extends InputStream {
    private final Reader text;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = {};
    private int at;
    /** The first half of a character of two, which waits for the other; 0 when there is none. */
    private char half;

    public Utf16Stream(InputStream in) {
        this.text = new InputStreamReader(in, StandardCharsets.UTF_16);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == bytes.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        int leading = half == 0 ? 0 : 1;
        chars[0] = half;
        int count = text.read(chars, leading, chars.length - leading);
        if (count < 0 && leading == 0) {
            return false;
        }
        int filled = leading + Math.max(count, 0);
        half = count > 0 && Character.isHighSurrogate(chars[filled - 1]) ? chars[filled - 1] : 0;
        bytes = new String(chars, 0, half == 0 ? filled : filled - 1).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
