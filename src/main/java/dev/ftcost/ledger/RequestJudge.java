package dev.ftcost.ledger;

import dev.ftcost.source.Counts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts every id once, whatever the order of the files: of several answers with one id the fullest counts. */
final class RequestJudge {
    /** The best is the first. Where all that is counted is equal, it does not matter which of two counts. */
    private static final Comparator<Answer> ORDER = Comparator.comparingLong((Answer answer) -> answer.counts.input() + answer.counts.output()).reversed()
            .thenComparing(Comparator.comparingLong((Answer answer) -> answer.counts.output()).reversed())
            .thenComparingLong(answer -> answer.counts.cached())
            .thenComparing(Comparator.comparingLong(Answer::created).reversed())
            .thenComparingInt(Answer::rank)
            .thenComparingLong(answer -> answer.counts.cacheWrite())
            .thenComparingLong(answer -> answer.counts.mediaInput())
            .thenComparingLong(answer -> answer.counts.mediaCached())
            .thenComparingLong(answer -> answer.counts.mediaOutput());

    private final int[] ranks;
    private final RequestSums sums;
    private List<long[]> chunks;
    /** Where the best answer of an id lies, by the bits of the id: the number of a chunk and a place in it; 0 is free. */
    private long[] slots = {};

    private record Answer(Counts counts, long created, int rank) {}

    /** @param ranks the place of every names number in the order of their names */
    RequestJudge(int[] ranks, RequestSums sums) {
        this.ranks = ranks;
        this.sums = sums;
    }

    /** Adds up the requests of a bucket. */
    void judge(List<long[]> records) {
        chunks = records;
        int wanted = Integer.highestOneBit(Math.max(1, most())) * 4;
        if (slots.length < wanted) {
            slots = new long[wanted];
        } else {
            Arrays.fill(slots, 0);
        }
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            long[] numbers = chunks.get(chunk);
            for (int at = 1; at < numbers[0]; at += RequestRecord.width(numbers, at)) {
                judge(numbers, at, (long) chunk << 32 | at);
            }
        }
        for (long place : slots) {
            if (place != 0) {
                sums.add(chunks.get((int) (place >>> 32)), (int) place, false);
            }
        }
    }

    private int most() {
        return chunks.stream().mapToInt(chunk -> (int) chunk[0] / RequestRecord.NARROW).sum();
    }

    private void judge(long[] numbers, int at, long place) {
        int slot = RequestRecord.idBits(numbers, at) & slots.length - 1;
        while (slots[slot] != 0) {
            long[] others = chunks.get((int) (slots[slot] >>> 32));
            int other = (int) slots[slot];
            if (RequestRecord.isSameId(numbers, at, others, other)) {
                boolean better = ORDER.compare(answer(numbers, at), answer(others, other)) < 0;
                sums.add(better ? others : numbers, better ? other : at, true);
                slots[slot] = better ? place : slots[slot];
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = place;
    }

    private Answer answer(long[] numbers, int at) {
        return new Answer(RequestRecord.counts(numbers, at), RequestRecord.created(numbers, at), ranks[RequestRecord.namesNumber(numbers, at)]);
    }
}
