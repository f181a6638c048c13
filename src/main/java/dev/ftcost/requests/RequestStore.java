package dev.ftcost.requests;

import dev.ftcost.database.Database;
import dev.ftcost.requests.AnswerOrder.NamesOfFile;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.scan.RequestBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Holds the requests of all files as plain numbers until the last is read, counts each id once and gives the sums to the database. */
public final class RequestStore implements Consumer<RequestBatch>, AutoCloseable {
    /** Below this, a second thread takes longer to start than to help. */
    private static final int MANY = 20_000;
    private static final int UNKNOWN = -1;

    private final Database database;
    private final RequestPartitions buckets;
    private final Map<FileNames, Integer> numbers = new HashMap<>();
    /** By their numbers; null for those of a file that was forgotten. */
    private final List<FileNames> names = new ArrayList<>();
    private int fileId;
    private Consumer<RequestBatch> cacheWriter;
    private long size;

    /** What is said of a request in addition to its counts. */
    record FileNames(int fileId, RequestNames names) {}

    public RequestStore(Database database) {
        this.database = database;
        this.buckets = new RequestPartitions(database.overflow().resolve("requests"));
    }

    /**
     * The next requests are those of this file.
     *
     * @param cacheWriter takes them too, for the next run; null when they are not cached
     */
    public void begin(int id, Consumer<RequestBatch> cacheWriter) {
        fileId = id;
        this.cacheWriter = cacheWriter;
    }

    @Override
    public void accept(RequestBatch page) {
        int[] known = new int[page.namesSize()];
        Arrays.fill(known, UNKNOWN);
        long[] records = page.records();
        for (int at = 0; at < page.end(); at += RequestBatch.width(records, at)) {
            int number = RequestBatch.namesNumber(records, at);
            if (known[number] == UNKNOWN) {
                known[number] = number(page.names(number));
            }
            buckets.add(records, at, known[number]);
        }
        size += page.size();
        if (cacheWriter != null) {
            cacheWriter.accept(page);
        }
    }

    /** Takes a record of a {@link RequestBatch} of the file at hand that was cached; the number of its names is of {@link #number}. */
    public void add(long[] records, int at, int namesNumber) {
        buckets.add(records, at, namesNumber);
        size++;
    }

    /** Counts nothing of what was taken of a file so far. */
    public void forget(int id) {
        numbers.keySet().removeIf(of -> of.fileId == id);
        names.replaceAll(of -> of != null && of.fileId == id ? null : of);
    }

    /** The number of names of the file at hand. */
    public int number(RequestNames of) {
        return numbers.computeIfAbsent(new FileNames(fileId, of), met -> {
            names.add(met);
            return names.size() - 1;
        });
    }

    /** Fills {@code request_row}, once the files are known to be older or newer. */
    public void countOnce() {
        if (size == 0) {
            return;
        }
        int[] ranks = ranks();
        int batches = (int) numbers.keySet().stream().filter(RequestStore::isBatch).count();
        AtomicInteger next = new AtomicInteger();
        if (size < MANY) {
            countBuckets(ranks, batches, next);
        } else {
            IntStream.range(0, Runtime.getRuntime().availableProcessors()).parallel().forEach(thread -> countBuckets(ranks, batches, next));
        }
    }

    private void countBuckets(int[] ranks, int batches, AtomicInteger next) {
        try (RequestTotalAppender appender = new RequestTotalAppender(database, names)) {
            RequestTotals sums = new RequestTotals(appender);
            RequestDeduplicator judge = new RequestDeduplicator(ranks, batches);
            for (int bucket = next.getAndIncrement(); bucket < RequestPartitions.BUCKETS; bucket = next.getAndIncrement()) {
                judge.judge(buckets, bucket, sums);
            }
            sums.handOver();
        }
    }

    private static boolean isBatch(FileNames of) {
        return Boolean.TRUE.equals(of.names.batch());
    }

    /** The place of each names number in the order in which equal answers count. */
    private int[] ranks() {
        Map<Integer, Integer> newness = new HashMap<>();
        database.forEach("load/newness", row -> newness.put(row.getInt("file_id"), row.getInt("newness")));
        Comparator<FileNames> order = Comparator.comparing((FileNames of) -> !isBatch(of))
                .thenComparing(of -> new NamesOfFile(of.names, newness.getOrDefault(of.fileId, 0)), AnswerOrder.byNames());
        int[] ranks = new int[names.size()];
        Arrays.fill(ranks, RequestDeduplicator.FORGOTTEN);
        int rank = 0;
        for (FileNames of : numbers.keySet().stream().sorted(order).toList()) {
            ranks[numbers.get(of)] = of.names.equals(RequestNames.OF_SUM) ? RequestDeduplicator.SUM : rank++;
        }
        return ranks;
    }

    @Override
    public void close() {
        buckets.close();
    }
}
