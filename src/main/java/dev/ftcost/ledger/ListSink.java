package dev.ftcost.ledger;

import dev.ftcost.ledger.load.ParquetExports;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import dev.ftcost.source.format.Format;

/** Reads lists that hold nothing to count, here or from Parquet; whoever asks for something in them says what to do with it. */
abstract class ListSink implements RecordSink {
    final void read(List<LoadedFile> files, ParquetExports parquet, Predicate<Format> wanted) {
        for (LoadedFile file : files) {
            if (file.file().format() != null && wanted.test(file.file().format())) {
                try {
                    if (file.file().isInParquet()) {
                        parquet.readList(file.file(), this);
                    } else {
                        file.file().read(this, bytes -> {});
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("'" + file.file().path() + "' cannot be read: " + IoReason.of(e) + ".", e);
                }
            }
        }
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
