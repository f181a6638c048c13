package dev.ftcost.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.hadoop.fs.FSDataInputStream;

/** The whole lines that begin in a range of a file, as a stream of their own. The ranges of a file have each line once. */
final class LineRange extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FSDataInputStream in;
    private final long to;
    private final byte[] buffer = new byte[BUFFER];
    private final CRC32 crc = new CRC32();
    private int at;
    private int length;
    /** Of the byte at the beginning of the buffer. */
    private long position;
    private long bytes;
    private long lines;
    private boolean isAtEnd;

    /** @param in is read from where it needs to be; the caller closes it */
    LineRange(FSDataInputStream in, long from, long to) throws IOException {
        this.in = in;
        this.to = to;
        if (from > 0) {
            // The line that begins before the range is another's.
            in.seek(from - 1);
            position = from - 1;
            skipLine();
        }
        isAtEnd = position + at >= to;
    }

    private void skipLine() throws IOException {
        while (fill()) {
            if (buffer[at++] == '\n') {
                return;
            }
        }
    }

    private boolean fill() throws IOException {
        if (at == length) {
            position += length;
            at = 0;
            length = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return length > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (isAtEnd || !fill()) {
            isAtEnd = true;
            return -1;
        }
        int count = Math.min(most, length - at);
        if (position + at + count >= to) {
            count = upToEnd(count);
        }
        System.arraycopy(buffer, at, target, offset, count);
        crc.update(buffer, at, count);
        for (int i = at; i < at + count; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        at += count;
        bytes += count;
        return count;
    }

    /** The range ends behind the first end of a line at its last byte or later. */
    private int upToEnd(int count) {
        for (int i = (int) Math.max(0, to - 1 - position - at); i < count; i++) {
            if (buffer[at + i] == '\n') {
                isAtEnd = true;
                return i + 1;
            }
        }
        return count;
    }

    /** Of the lines that were read. */
    long crc32() {
        return crc.getValue();
    }

    long bytes() {
        return bytes;
    }

    /** How many ends of lines were read. */
    long lines() {
        return lines;
    }
}
