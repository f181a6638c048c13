package dev.ftcost.source.record;

import java.time.LocalDate;

/** Takes the rows of a file one by one; each row of the file arrives exactly once, in one of these ways. */
public interface RecordSink {
    void usage(UsageRecord row);

    void request(RequestRecord row);

    /** Called beside a request: the id of another one, in whatever file, that only sums it up and does not count. */
    default void sumOfRequests(String id) {}

    void job(JobRecord row);

    void cost(CostRecord row);

    /** A row that holds nothing to count. */
    void empty();

    /** An empty bucket of usage: nothing to count, and the export covers its time. */
    void emptyBucket(long start, long end);

    /** An empty bucket of costs: nothing was billed, and the export covers its time; it says nothing of usage. */
    void emptyCostBucket(long start, long end);

    /** Called before the rows of a bucket that says where it begins and ends, as JSON does; the buckets of a table are known by their times. */
    default void bucketBegin() {}

    /** The end of a page of an API. @param hasMore whether it says that another page follows */
    default void pageEnd(boolean hasMore) {}

    /** The end of a page that says which one it is, from 1, and how many there are. */
    default void pageEnd(int number, int count) {}

    /** Called in addition to a row without tokens: what it counts in another unit, which has no price here. */
    default void otherUnits(OtherUnit unit, long count) {}

    /** Called in addition to a row that holds nothing to count: the first day on which a model is no longer served. */
    default void shutdown(String model, LocalDate date) {}

    /** Called in addition to a row that holds nothing to count: what an id of a project, an API key or a user is called. */
    default void named(String id, String name) {}

    /** A row that cannot be read; {@code column} and {@code value} are empty when the line itself does not parse. */
    void reject(long line, String column, String value, String reason);

    /** Called in addition to a reject of usage or of costs whose time can be read all the same, in seconds since 1970. */
    default void rejectedAt(long second) {}

    default void reject(long line, BadValue bad) {
        reject(line, bad.column(), bad.value(), bad.getMessage());
    }
}
