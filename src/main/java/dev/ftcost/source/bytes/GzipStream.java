package dev.ftcost.source.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A gzip file of one or more members. Java's own reader takes damage in the head of a later member for the end of the file. */
final class GzipStream extends InflaterInputStream {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 crc = new CRC32();
    /** Where the bytes in the buffer go on that belong to no deflated data. */
    private int at;
    private boolean ended;

    GzipStream(InputStream in, int size) throws IOException {
        super(in, new Inflater(true), size);
        len = 0;
        header(next());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended) {
            int count = super.read(target, offset, length);
            if (count >= 0) {
                crc.update(target, offset, count);
                return count;
            }
            at = len - inf.getRemaining();
            trailer();
            begin();
        }
        return -1;
    }

    private void trailer() throws IOException {
        long sum = number(4);
        long size = number(4);
        if (sum != crc.getValue() || size != (inf.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("a member of the gzip file is damaged");
        }
        crc.reset();
    }

    /** Goes on with the next member, if there is one; archives are filled up with zeros. */
    private void begin() throws IOException {
        int first = read1();
        while (first == 0) {
            first = read1();
        }
        ended = first < 0;
        if (!ended) {
            header(first);
        }
    }

    private void header(int first) throws IOException {
        int magic = first | next() << Byte.SIZE;
        int method = next();
        int flags = next();
        if (magic != MAGIC || method != DEFLATE || (flags & RESERVED) != 0) {
            throw new ZipException("no head of a gzip member");
        }
        // The time, the level and the system.
        number(6);
        if ((flags & EXTRA) != 0) {
            for (long left = number(2); left > 0; left--) {
                next();
            }
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            number(2);
        }
        inf.reset();
        inf.setInput(buf, at, len - at);
    }

    private void skipText(int isThere) throws IOException {
        int b = isThere == 0 ? 0 : next();
        while (b != 0) {
            b = next();
        }
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << i * Byte.SIZE;
        }
        return number;
    }

    private int next() throws IOException {
        int b = read1();
        if (b < 0) {
            throw new EOFException("the gzip file ends inside a member");
        }
        return b;
    }

    private int read1() throws IOException {
        if (at == len) {
            at = 0;
            len = Math.max(0, in.read(buf, 0, buf.length));
        }
        return len == 0 ? -1 : buf[at++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
