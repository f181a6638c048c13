package dev.ftcost.source.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Says how many bytes of a file are taken, before they are unpacked. */
final class CountedStream extends FilterInputStream {
    private final LongConsumer taken;
    private long count;

    CountedStream(InputStream in, LongConsumer taken) {
        super(in);
        this.taken = taken;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        count += more;
        taken.accept(count);
    }
}
