package dev.ftcost.requests;

import dev.ftcost.source.scan.RequestBatch;
import java.nio.file.Path;
import java.util.Arrays;

/** The records of requests, each in the bucket that its id belongs to: all answers with one id lie together. */
final class RequestPartitions implements AutoCloseable {
    private static final int BITS = 9;
    static final int BUCKETS = 1 << BITS;
    /** 128 MB. */
    private static final int MOST_BLOCKS = 16;

    private final SpillBuffer chunks;
    private final Bucket[] buckets = new Bucket[BUCKETS];

    private static final class Bucket {
        private final long[] open = new long[SpillBuffer.LENGTH];
        private int end;
        /** The number of each chunk, and where the records in it end. */
        private int[] full = {};
        private int size;
    }

    /** @param file takes what the memory does not hold */
    RequestPartitions(Path file) {
        this.chunks = new SpillBuffer(file, MOST_BLOCKS);
    }

    /** Takes a copy of a record of a {@link RequestBatch}, with the number that its names have among all. */
    void add(long[] records, int at, int namesNumber) {
        Bucket bucket = bucket(records[at]);
        int width = RequestBatch.width(records, at);
        System.arraycopy(records, at, bucket.open, bucket.end, width);
        RequestBatch.setNamesNumber(bucket.open, bucket.end, namesNumber);
        bucket.end += width;
    }

    /** The bucket of an id, with room for one more record. */
    private Bucket bucket(long idHigh) {
        int number = (int) (idHigh >>> Long.SIZE - BITS);
        Bucket bucket = buckets[number] != null ? buckets[number] : (buckets[number] = new Bucket());
        if (bucket.end + RequestBatch.WIDEST > bucket.open.length) {
            put(bucket);
        }
        return bucket;
    }

    private void put(Bucket bucket) {
        if (bucket.size == bucket.full.length) {
            bucket.full = Arrays.copyOf(bucket.full, Math.max(8, bucket.size * 2));
        }
        bucket.full[bucket.size++] = chunks.add(bucket.open);
        bucket.full[bucket.size++] = bucket.end;
        bucket.end = 0;
    }

    /** How many numbers the records of a bucket are. */
    int length(int number) {
        Bucket bucket = buckets[number];
        int length = bucket == null ? 0 : bucket.end;
        for (int i = 1; bucket != null && i < bucket.size; i += 2) {
            length += bucket.full[i];
        }
        return length;
    }

    /** Copies the records of a bucket, one behind the other; threads may ask side by side. */
    void copy(int number, long[] records, int from) {
        Bucket bucket = buckets[number];
        int at = from;
        for (int i = 0; bucket != null && i < bucket.size; i += 2) {
            chunks.get(bucket.full[i], records, at, bucket.full[i + 1]);
            at += bucket.full[i + 1];
        }
        if (bucket != null) {
            System.arraycopy(bucket.open, 0, records, at, bucket.end);
        }
    }

    @Override
    public void close() {
        chunks.close();
    }
}
