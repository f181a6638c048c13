package dev.ftcost.ledger;

import dev.ftcost.source.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests in the form of {@link RequestRecord}, each in the bucket that its id belongs to, so that all answers of one id lie together.
 * What is more than the memory should hold goes to a file.
 */
final class RequestBuckets implements AutoCloseable {
    static final int BUCKETS = 1 << 9;
    /** Numbers in a chunk; the first says how many of them are in use. */
    private static final int CHUNK = 1 << 10;
    /** Chunks that are full and in the memory: 128 MB. */
    private static final int MOST_FULL = 1 << 14;

    private final Path file;
    private final List<Bucket> buckets = new ArrayList<>();
    private FileChannel channel;
    private int full;
    private long written;

    private static final class Bucket {
        private final List<long[]> full = new ArrayList<>();
        private final List<Long> written = new ArrayList<>();
        private long[] open = {};
        private int at;
    }

    /** @param file is made when it is needed */
    RequestBuckets(Path file) {
        this.file = file;
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new Bucket());
        }
    }

    void add(long idHigh, long idLow, long created, int namesNumber, Counts counts) {
        Bucket bucket = buckets.get((int) (idHigh >>> 55));
        if (bucket.at + RequestRecord.WIDEST > bucket.open.length) {
            begin(bucket);
        }
        bucket.at = RequestRecord.put(bucket.open, bucket.at, idHigh, idLow, created, namesNumber, counts);
    }

    private void begin(Bucket bucket) {
        if (bucket.open.length > 0) {
            bucket.open[0] = bucket.at;
            bucket.full.add(bucket.open);
            full++;
        }
        if (full > MOST_FULL) {
            write();
        }
        bucket.open = new long[CHUNK];
        bucket.at = 1;
    }

    private void write() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * Long.BYTES);
        try {
            channel = channel != null ? channel : FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            for (Bucket bucket : buckets) {
                for (long[] chunk : bucket.full) {
                    buffer.clear().asLongBuffer().put(chunk);
                    while (buffer.hasRemaining()) {
                        written += channel.write(buffer);
                    }
                    bucket.written.add(written - buffer.capacity());
                }
                bucket.full.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        full = 0;
    }

    /** The records of a bucket, chunk by chunk: the first number of each says where they end, and behind it they begin. Threads may ask side by side. */
    List<long[]> chunks(int number) {
        Bucket bucket = buckets.get(number);
        List<long[]> chunks = new ArrayList<>(bucket.full);
        if (bucket.open.length > 0) {
            bucket.open[0] = bucket.at;
            chunks.add(bucket.open);
        }
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Long.BYTES);
        try {
            for (long position : bucket.written) {
                buffer.clear();
                while (buffer.hasRemaining()) {
                    channel.read(buffer, position + buffer.position());
                }
                long[] chunk = new long[CHUNK];
                buffer.flip().asLongBuffer().get(chunk);
                chunks.add(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunks;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
