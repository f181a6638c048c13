package dev.ftcost.ledger;

import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the shutdown dates of the lists of models among the exports; they are small, and few commands ask for them. */
final class ShutdownDates implements RecordSink {
    private final Map<String, LocalDate> dates = new TreeMap<>();

    private ShutdownDates() {}

    /** The date of each model that has one; of several lists, the last one by name counts. */
    static Map<String, LocalDate> of(List<LoadedFile> files) {
        ShutdownDates sink = new ShutdownDates();
        for (LoadedFile file : files) {
            if (file.file().format() != null && !file.file().isInParquet() && file.file().format().hasShutdownDates()) {
                try {
                    file.file().read(sink, bytes -> {});
                } catch (IOException e) {
                    throw new UncheckedIOException("'" + file.file().path() + "' cannot be read: " + IoReason.of(e) + ".", e);
                }
            }
        }
        return sink.dates;
    }

    @Override
    public void shutdown(String model, LocalDate date) {
        dates.put(model, date);
    }

    @Override
    public void usage(UsageRecord row) {}

    @Override
    public void request(RequestRecord row) {}

    @Override
    public void job(JobRecord row) {}

    @Override
    public void cost(CostRecord row) {}

    @Override
    public void empty() {}

    @Override
    public void emptyBucket(long start, long end) {}

    @Override
    public void emptyCostBucket(long start, long end) {}

    @Override
    public void reject(long line, String column, String value, String reason) {}
}
