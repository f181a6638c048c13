package dev.ftcost.ledger;

import dev.ftcost.source.RequestPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Requests in the form of {@link RequestRecord}, each in the bucket that its id belongs to, so that all answers with one id lie together.
 */
final class RequestBuckets implements AutoCloseable {
    private static final int BITS = 9;
    static final int BUCKETS = 1 << BITS;
    /** 128 MB. */
    private static final int MOST_BLOCKS = 16;

    private final NumberChunks chunks;
    private final Bucket[] buckets = new Bucket[BUCKETS];

    /** The first number of a chunk says where its records end. */
    private static final class Bucket {
        private final long[] open = new long[NumberChunks.LENGTH];
        private int end = 1;
        private int[] full = {};
        private int size;
    }

    /** @param file takes what the memory does not hold */
    RequestBuckets(Path file) {
        this.chunks = new NumberChunks(file, MOST_BLOCKS);
    }

    /** Takes a record as it is. */
    void add(long[] records, int at) {
        Bucket bucket = bucket(records[at]);
        int width = RequestRecord.width(records, at);
        System.arraycopy(records, at, bucket.open, bucket.end, width);
        bucket.end += width;
    }

    /** The bucket of an id, with room for one more record. */
    private Bucket bucket(long idHigh) {
        int number = (int) (idHigh >>> Long.SIZE - BITS);
        Bucket bucket = buckets[number] != null ? buckets[number] : (buckets[number] = new Bucket());
        if (bucket.end + RequestRecord.WIDEST > bucket.open.length) {
            put(bucket);
        }
        return bucket;
    }

    void add(RequestPage page, int request, int namesNumber) {
        Bucket bucket = bucket(page.idHigh(request));
        bucket.end = RequestRecord.put(bucket.open, bucket.end, page, request, namesNumber);
    }

    private void put(Bucket bucket) {
        bucket.open[0] = bucket.end;
        if (bucket.size == bucket.full.length) {
            bucket.full = Arrays.copyOf(bucket.full, Math.max(4, bucket.size * 2));
        }
        bucket.full[bucket.size++] = chunks.add(bucket.open);
        bucket.end = 1;
    }

    /** The records of a bucket; threads may ask side by side. */
    List<long[]> records(int number) {
        Bucket bucket = buckets[number];
        List<long[]> records = new ArrayList<>();
        if (bucket != null) {
            for (int i = 0; i < bucket.size; i++) {
                long[] chunk = new long[NumberChunks.LENGTH];
                chunks.get(bucket.full[i], chunk);
                records.add(chunk);
            }
            bucket.open[0] = bucket.end;
            records.add(bucket.open);
        }
        return records;
    }

    @Override
    public void close() {
        chunks.close();
    }
}
