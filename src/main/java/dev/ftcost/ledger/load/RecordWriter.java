package dev.ftcost.ledger.load;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.UsageTotal;
import java.time.LocalDate;

/** Writes what {@link RecordCounter} has counted to where it is added up. */
public interface RecordWriter {
    /** @param isEmpty whether it is an empty bucket, without dimensions and counts */
    void usage(Activity activity, UsageRecord row, boolean isEmpty);

    void usage(UsageTotal total);

    /** @param batch it is filled again after the call */
    void requests(RequestBatch batch);

    void job(JobRecord row);

    /** @param isEmpty whether it is an empty bucket, without an amount */
    void cost(CostRecord row, boolean isEmpty);

    /** Of a list of models: the first day on which a model is no longer served. */
    default void shutdown(String model, LocalDate date) {}

    /** Of a list of projects, API keys or users: what an id is called. */
    default void named(String id, String name) {}
}
