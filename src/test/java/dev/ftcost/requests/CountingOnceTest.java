package dev.ftcost.requests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.requests.AnswerOrder.NamesOfFile;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.scan.RequestBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which answer of an id counts, and what it adds to the sums; without files and without the database. */
class CountingOnceTest {
    private static final int DAY = 86_400;

    @TempDir
    private Path folder;

    private record Answer(long input, long output, boolean isBatch, long cached, long created, int names, long write, long write12h,
            long mediaInput, long mediaCached, long mediaOutput) {
        Counts counts() {
            return new Counts(1, input, cached, write, write12h, output, mediaInput, mediaCached, mediaOutput);
        }
    }

    /** Each answer is better than the next by one rule, and worse by all of those that come after it. */
    @Test
    void theFullestAnswerCountsAndOfEqualOnesTheOneThatSaysMost() {
        List<Answer> order = List.of(
                new Answer(200, 10, false, 9, 1, 9, 9, 9, 9, 9, 9),
                new Answer(90, 20, false, 9, 1, 9, 9, 9, 9, 9, 9),
                new Answer(100, 10, true, 9, 1, 9, 9, 9, 9, 9, 9),
                new Answer(100, 10, false, 3, 1, 9, 9, 9, 9, 9, 9),
                new Answer(100, 10, false, 5, 8, 9, 9, 9, 9, 9, 9),
                new Answer(100, 10, false, 5, 7, 1, 9, 9, 9, 9, 9),
                new Answer(100, 10, false, 5, 7, 2, 1, 9, 9, 9, 9),
                new Answer(100, 10, false, 5, 7, 2, 2, 1, 9, 9, 9),
                new Answer(100, 10, false, 5, 7, 2, 2, 2, 1, 9, 9),
                new Answer(100, 10, false, 5, 7, 2, 2, 2, 2, 1, 9),
                new Answer(100, 10, false, 5, 7, 2, 2, 2, 2, 2, 1),
                new Answer(100, 10, false, 5, 7, 2, 2, 2, 2, 2, 2));
        isOrder(order, AnswerOrder.of(Answer::counts, Answer::isBatch, Answer::created, Comparator.comparingInt(Answer::names)));
    }

    @Test
    void namesThatSaySomethingGoBeforeThoseThatDoNotAndANewerFileBeforeAnOlderOne() {
        isOrder(List.of(names("p9", "k9", "a", null, "z", 1), names("p9", "k9", "b", null, "y", 1), names("p9", "k9", "b", true, "z", 1),
                names("p9", "k9", "b", false, "z", 1), names("p1", "k9", "b", null, "z", 1), names("p2", "k9", "b", null, "z", 2),
                names("p2", "k1", "b", null, "z", 1), names("p2", "k2", "b", null, "z", 1), names("p2", null, "b", null, "z", 1),
                names(null, "k1", "b", null, "z", 1), names("p1", "k1", "b", null, null, 1), names("p1", "k1", null, null, "a", 1)),
                AnswerOrder.byNames());
    }

    private static NamesOfFile names(String project, String key, String model, Boolean batch, String tier, int newness) {
        return new NamesOfFile(new RequestNames(project, key, model, batch, tier), newness);
    }

    private static <T> void isOrder(List<T> order, Comparator<T> comparator) {
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < order.size(); j++) {
                assertEquals(Integer.signum(i - j), Integer.signum(comparator.compare(order.get(i), order.get(j))),
                        order.get(i) + " and " + order.get(j));
            }
        }
    }

    private static Counts counts(long input, long output) {
        return Counts.ofText(1, input, output);
    }

    /** Requests, in the order in which they are read: each has an id, a second, a number of names and counts. */
    private final class Requests {
        private final RequestPartitions buckets = new RequestPartitions(folder.resolve("requests"));

        Requests add(String id, long created, int names, Counts counts) {
            return add(id, created, names, counts, null);
        }

        /** @param hash in place of the id's own */
        Requests add(String id, long created, int names, Counts counts, long[] hash) {
            RequestBatch batch = new RequestBatch();
            batch.add(id, new RequestRecord(id, created, null, null, "m", null, null, counts));
            if (hash != null) {
                System.arraycopy(hash, 0, batch.records(), 0, 2);
            }
            buckets.add(batch.records(), 0, names);
            return this;
        }

        /** What the sums are, each as text: the names, the day, whether it is a duplicate or long, the newest second and the counts. */
        List<String> sums(int batches, int... ranks) {
            List<String> taken = new ArrayList<>();
            RequestTotals sums = new RequestTotals((names, day, isDuplicate, isLong, newest, counts) -> taken.add(names + " " + day
                    + (isDuplicate ? " duplicate" : "") + (isLong ? " long" : "") + " " + newest + " " + counts.requests() + "x "
                    + counts.input() + " " + counts.cached() + " " + counts.cacheWrite() + " " + counts.cacheWrite12h() + " "
                    + counts.output()
                    + " " + counts.mediaInput() + " " + counts.mediaCached() + " " + counts.mediaOutput()));
            RequestDeduplicator judge = new RequestDeduplicator(ranks, batches);
            for (int bucket = 0; bucket < RequestPartitions.BUCKETS; bucket++) {
                judge.judge(buckets, bucket, sums);
            }
            sums.handOver();
            Collections.sort(taken);
            return taken;
        }
    }

    @Test
    void theBestAnswerOfAnIdCountsInWhateverOrderTheyCome() {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        for (int seed = 0; seed < 20; seed++) {
            Requests requests = new Requests();
            for (int each : order) {
                requests.add("same", 100 + each, 0, counts(each == 2 ? 60 : 50, 5));
            }
            assertEquals(List.of("0 0 102 1x 60 0 0 0 5 0 0 0", "0 0 duplicate 103 3x 150 0 0 0 15 0 0 0"), requests.sums(0, 0));
            Collections.shuffle(order, new Random(seed));
        }
    }

    @Test
    void ofEqualAnswersTheOneFromABatchCountsAndThenTheLowerRank() {
        Requests requests = new Requests().add("a", 5, 0, counts(9, 9)).add("a", 5, 1, counts(9, 9)).add("b", 5, 2, counts(9, 9)).add("b",
                5, 0,
                counts(9, 9));
        assertEquals(List.of("0 0 duplicate 5 2x 18 0 0 0 18 0 0 0", "1 0 5 1x 9 0 0 0 9 0 0 0", "2 0 5 1x 9 0 0 0 9 0 0 0"),
                requests.sums(1, 2, 0, 1));
        Requests batch = new Requests().add("a", 5, 0, new Counts(1, 9, 0, 0, 0, 9, 0, 0, 0)).add("a", 5, 1,
                new Counts(1, 9, 3, 0, 0, 9, 0, 0, 0));
        assertEquals(List.of("0 0 duplicate 5 1x 9 0 0 0 9 0 0 0", "1 0 5 1x 9 3 0 0 9 0 0 0"), batch.sums(1, 1, 0),
                "although more of it was cached, and would cost less");
        Requests log = new Requests().add("a", 5, 0, new Counts(1, 9, 0, 0, 0, 9, 0, 0, 0)).add("a", 5, 1,
                new Counts(1, 9, 3, 0, 0, 9, 0, 0, 0));
        assertEquals(List.of("0 0 5 1x 9 0 0 0 9 0 0 0", "1 0 duplicate 5 1x 9 3 0 0 9 0 0 0"), log.sums(0, 1, 0));
    }

    @Test
    void whatWasForgottenNeitherCountsNorHidesAnotherAnswer() {
        Requests requests = new Requests().add("a", 5, 0, counts(90, 9)).add("a", 5, 1, counts(9, 9));
        assertEquals(List.of("1 0 5 1x 9 0 0 0 9 0 0 0"), requests.sums(0, RequestDeduplicator.FORGOTTEN, 0));
    }

    @Test
    void anIdThatSumsUpOthersCountsNothingAndNoAnswerOfItDoes() {
        for (int first = 0; first < 2; first++) {
            Requests requests = new Requests().add("a", 5, first, counts(9, 9)).add("a", 5, 1 - first, counts(9, 9))
                    .add("b", 5, 1, counts(1, 1))
                    .add("a", 6, 1, counts(8, 8));
            assertEquals(List.of("1 0 5 1x 1 0 0 0 1 0 0 0", "1 0 duplicate 6 2x 17 0 0 0 17 0 0 0"),
                    requests.sums(0, RequestDeduplicator.SUM, 0));
        }
    }

    @Test
    void idsThatShareOneHalfOfTheirHashAreTwo() {
        long[][] hashes = {{7, -1}, {8, -1}, {9, -1}, {7, -2}};
        Requests requests = new Requests();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < hashes.length; i++) {
                requests.add("x", 5, i, counts(9 + round, 9), hashes[i]);
            }
        }
        assertEquals(List.of("0 0 5 1x 10 0 0 0 9 0 0 0", "0 0 duplicate 5 1x 9 0 0 0 9 0 0 0", "1 0 5 1x 10 0 0 0 9 0 0 0",
                "1 0 duplicate 5 1x 9 0 0 0 9 0 0 0", "2 0 5 1x 10 0 0 0 9 0 0 0", "2 0 duplicate 5 1x 9 0 0 0 9 0 0 0",
                "3 0 5 1x 10 0 0 0 9 0 0 0",
                "3 0 duplicate 5 1x 9 0 0 0 9 0 0 0"), requests.sums(0, 0, 1, 2, 3));
    }

    @Test
    void aSumIsOfNamesADayAndALengthAndHasEveryCount() {
        Requests requests = new Requests().add("a", 3 * DAY, 0, new Counts(1, 200, 20, 3, 4, 50, 6, 7, 8))
                .add("b", 4 * DAY - 1, 0, new Counts(1, 100, 10, 2, 1, 40, 5, 4, 3))
                .add("c", 3 * DAY + 5, 0, new Counts(1, 1, 1, 0, 0, 1, 0, 0, 0))
                .add("d", 4 * DAY, 0, counts(272_000, 1)).add("e", 4 * DAY, 0, counts(272_001, 1)).add("f", 4 * DAY, 1, counts(1, 1));
        assertEquals(List.of("0 3 345599 3x 301 31 5 5 91 11 11 11", "0 4 345600 1x 272000 0 0 0 1 0 0 0",
                "0 4 long 345600 1x 272001 0 0 0 1 0 0 0",
                "1 4 345600 1x 1 0 0 0 1 0 0 0"), requests.sums(0, 0, 1));
    }

    @Test
    void noSumGrowsBeyond64Bits() {
        Requests input = new Requests();
        Requests output = new Requests();
        for (int i = 0; i < 4; i++) {
            input.add("i" + i, 5, 0, counts(1L << 62, 0));
            output.add("o" + i, 5, 0, counts(0, (1L << 62) + 1));
        }
        assertEquals(Collections.nCopies(4, "0 0 long 5 1x " + (1L << 62) + " 0 0 0 0 0 0 0"), input.sums(0, 0));
        assertEquals(Collections.nCopies(4, "0 0 5 1x 0 0 0 0 " + ((1L << 62) + 1) + " 0 0 0"), output.sums(0, 0));
    }

    @Test
    void aBucketOfManyChunksIsReadAsItWasWrittenAndASmallOneAfterIt() {
        Requests requests = new Requests();
        int many = 3_000;
        for (int i = 0; i < many; i++) {
            Counts counts = i % 7 == 0 ? new Counts(1, 9, 1, 1, 1, 5, 1, 1, 1) : counts(9, 5);
            requests.add("x", 5, 0, counts, new long[] {1, i % 1_500});
        }
        requests.add("x", DAY, 0, counts(1, 1), new long[] {1L << 60, 0}).add("x", DAY, 0, counts(1, 1), new long[] {-1, 1_499});
        RequestPartitions buckets = requests.buckets;
        int wide = (many + 6) / 7;
        assertEquals(wide * RequestBatch.WIDEST + (many - wide) * RequestBatch.NARROW, buckets.length(0));
        assertEquals(0, buckets.length(1));
        assertEquals(RequestBatch.NARROW, buckets.length(RequestPartitions.BUCKETS - 1));
        long[] records = new long[buckets.length(0) + 2];
        Arrays.fill(records, -7);
        buckets.copy(0, records, 1);
        assertEquals(-7, records[0]);
        assertEquals(-7, records[records.length - 1]);
        int at = 1;
        for (int i = 0; i < many; i++) {
            assertEquals(i % 1_500, records[at + 1]);
            assertEquals(i % 7 == 0 ? 1 : 0, RequestBatch.counts(records, at).cached());
            at += RequestBatch.width(records, at);
        }
        List<String> sums = requests.sums(0, 0);
        assertEquals(3, sums.size());
        assertTrue(sums.get(0).startsWith("0 0 5 1500x 13500 "), sums.get(0));
        assertTrue(sums.get(1).startsWith("0 0 duplicate 5 1500x 13500 "), sums.get(1));
        assertEquals("0 1 86400 2x 2 0 0 0 2 0 0 0", sums.get(2));
    }

    @Test
    void whatTheMemoryDoesNotHoldIsInTheFile() throws IOException {
        Path file = folder.resolve("spill");
        try (SpillBuffer buffer = new SpillBuffer(file, 1)) {
            long[] numbers = new long[SpillBuffer.LENGTH];
            for (int chunk = 0; chunk < 1_027; chunk++) {
                Arrays.setAll(numbers, i -> i);
                numbers[3] = chunk;
                assertEquals(chunk, buffer.add(numbers));
                assertEquals(chunk >= 1_024, Files.exists(file), "chunk " + chunk);
            }
            assertEquals(3L * SpillBuffer.LENGTH * Long.BYTES, Files.size(file));
            for (int chunk : new int[] {0, 1, 1_023, 1_024, 1_025, 1_026}) {
                long[] read = new long[6];
                buffer.get(chunk, read, 1, 5);
                assertArrayEquals(new long[] {0, 0, 1, 2, chunk, 4}, read);
            }
        }
        SpillBuffer closed = new SpillBuffer(folder.resolve("closed"), 0);
        closed.add(new long[SpillBuffer.LENGTH]);
        closed.close();
        assertThrows(UncheckedIOException.class, () -> closed.get(0, new long[1], 0, 1), "the file is not held open");
        Path none = folder.resolve("none");
        new SpillBuffer(none, 1).close();
        assertFalse(Files.exists(none));
    }
}
