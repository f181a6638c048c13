package dev.ftcost.source.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Ranges of a file, one behind the other. */
final class RangeStream extends InputStream {
    private final FileChannel channel;
    private final Iterator<FileRange> ranges;
    private long left;

    RangeStream(Path file, List<FileRange> ranges) throws IOException {
        this.channel = FileChannel.open(file);
        this.ranges = ranges.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (left == 0) {
            if (!ranges.hasNext()) {
                return -1;
            }
            FileRange next = ranges.next();
            channel.position(next.from());
            left = next.to() - next.from();
        }
        int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(left, length)));
        // A file that has become shorter meanwhile ends here.
        left = read < 0 ? 0 : left - read;
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
