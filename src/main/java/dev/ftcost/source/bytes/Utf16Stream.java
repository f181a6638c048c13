package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that a text of UTF-16 has in UTF-8. A text of UTF-16 begins with a mark, or with a character of ASCII, one byte of which is 0.
 */
public final class Utf16Stream extends InputStream {
    static final int LOOK = 4;

    private final Reader text;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = {};
    private int at;
    /** The first half of a character of two, which waits for the other; 0 when there is none. */
    private char half;

    private Utf16Stream(InputStream in, Charset charset) {
        this.text = new InputStreamReader(in, charset);
    }

    /** @param start the first bytes of a text, as many as there are up to four */
    static boolean isAt(byte[] start) {
        return charset(start) != null;
    }

    /** The text itself when it is not of UTF-16. */
    static InputStream decoded(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, LOOK);
        byte[] start = whole.readNBytes(LOOK);
        whole.unread(start);
        Charset charset = charset(start);
        return charset == null ? whole : new Utf16Stream(whole, charset);
    }

    private static Charset charset(byte[] start) {
        if (start.length < 2) {
            return null;
        }
        boolean isMarked = start[0] == (byte) 0xff && start[1] == (byte) 0xfe || start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
        // UTF-32 has the same mark and a 0 behind it.
        boolean isLonger = start.length == LOOK && start[2] == 0 && start[3] == 0;
        if (start.length < LOOK || isMarked) {
            return isMarked && !isLonger ? StandardCharsets.UTF_16 : null;
        }
        if (start[0] > 0 && start[1] == 0 && start[2] > 0 && start[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return start[0] == 0 && start[1] > 0 && start[2] == 0 && start[3] > 0 ? StandardCharsets.UTF_16BE : null;
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
