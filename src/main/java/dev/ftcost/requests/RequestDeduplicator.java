package dev.ftcost.requests;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.scan.RequestBatch;
import java.util.Arrays;
import java.util.Comparator;

/** Counts every id once, whatever the order of the files: of several answers with one id the fullest counts. */
final class RequestDeduplicator {
    private static final Comparator<Answer> ORDER = AnswerOrder.of(Answer::counts, Answer::isBatch, Answer::created,
            Comparator.comparingInt(Answer::rank));

    /** The first number is no record's, for a place of 0 is none. */
    private static final int FIRST = 1;

    /** The rank of names whose requests do not count at all. */
    static final int FORGOTTEN = -1;

    /** The rank of the names of ids that sum up other requests. */
    static final int SUM = -2;

    private final int[] ranks;
    private final int batches;
    private long[] records = {};
    /** Where the best answer of an id lies, found by bits of the id; 0 is free. */
    private int[] slots = {};

    private record Answer(Counts counts, long created, int rank, boolean isBatch) {}

    /**
     * @param ranks the place of every names number in the order of their names
     * @param batches how many of the first places are those of batches
     */
    RequestDeduplicator(int[] ranks, int batches) {
        this.ranks = ranks;
        this.batches = batches;
    }

    /** Adds up the requests of a bucket. */
    void judge(RequestPartitions buckets, int bucket, RequestTotals sums) {
        int end = FIRST + buckets.length(bucket);
        if (records.length < end) {
            records = new long[end * 2];
            slots = new int[Integer.highestOneBit(records.length / RequestBatch.NARROW) * 4];
        } else {
            Arrays.fill(slots, 0);
        }
        buckets.copy(bucket, records, FIRST);
        for (int at = FIRST; at < end; at += RequestBatch.width(records, at)) {
            if (rank(at) != FORGOTTEN) {
                judge(at);
            }
        }
        for (int at = FIRST; at < end; at += RequestBatch.width(records, at)) {
            if (rank(at) >= 0) {
                sums.add(records, at);
            }
        }
    }

    private int rank(int at) {
        return ranks[RequestBatch.namesNumber(records, at)];
    }

    private void judge(int at) {
        int slot = RequestBatch.idBits(records, at) & slots.length - 1;
        while (slots[slot] != 0) {
            int other = slots[slot];
            if (RequestBatch.isSameId(records, at, other)) {
                // What only sums up other requests goes before every answer of its id, and is none itself.
                boolean better = rank(at) == SUM || rank(other) != SUM && ORDER.compare(answer(at), answer(other)) < 0;
                RequestBatch.markDuplicate(records, better ? other : at);
                slots[slot] = better ? at : other;
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = at;
    }

    private Answer answer(int at) {
        int rank = rank(at);
        return new Answer(RequestBatch.counts(records, at), RequestBatch.created(records, at), rank, rank < batches);
    }
}
