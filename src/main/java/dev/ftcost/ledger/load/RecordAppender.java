package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.ScanSink;
import dev.ftcost.source.scan.UsageTotal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

/** Brings the rows of files into the tables, and those of requests to where they are counted once. */
final class RecordAppender implements RecordWriter, AutoCloseable {
    private static final int MOST_WAITING = 200_000;

    private final Database database;
    private final RecordTables tables;
    private final Consumer<RequestBatch> requests;
    private final UsageTotalAppender totals;
    private final Runnable whenFull;
    private final RecordCounter counter = new RecordCounter(this);
    private int waiting;
    private int fileId;
    private Facts facts;

    /** @param whenFull called when many rows of usage wait to be rolled up */
    RecordAppender(Database database, Consumer<RequestBatch> requests, UsageTotalAppender totals, Runnable whenFull) {
        this.database = database;
        this.tables = new RecordTables(database);
        this.requests = requests;
        this.totals = totals;
        this.whenFull = whenFull;
    }

    /**
     * @param onlyDays the only days of which totals are taken; null takes all
     * @return what takes the rows of the file
     */
    ScanSink begin(int id, ExportFile file, Grid grid, Set<LocalDate> onlyDays) {
        fileId = id;
        facts = file.format().facts();
        counter.begin(file.name(), facts, file.activity(), file.path().toAbsolutePath().normalize().toString());
        totals.begin(id, grid, file.activity(), onlyDays);
        return counter;
    }

    /** Drops what was taken of the usage of the file at hand, so that it can be read again. */
    void forget() {
        totals.forget();
        flush();
        database.update("load/forget_exact_usage", fileId);
        database.update("load/forget_usage", fileId);
        counter.clear();
    }

    /** To be called when the file is read to its end. @return what there was to count in it */
    FileCounts end(boolean isScanned) {
        FileCounts counts = counter.end(isScanned);
        totals.end();
        RejectedDays.append(database, fileId, facts, counts.rejectedDays());
        return counts;
    }

    @Override
    public void usage(Activity activity, UsageRecord row, boolean isEmpty) {
        tables.usage(fileId, activity, row, isEmpty);
        if (++waiting >= MOST_WAITING) {
            whenFull.run();
        }
    }

    @Override
    public void usage(UsageTotal total) {
        totals.append(total);
    }

    @Override
    public void requests(RequestBatch batch) {
        requests.accept(batch);
    }

    @Override
    public void job(JobRecord row) {
        tables.job(fileId, row);
    }

    @Override
    public void cost(CostRecord row, boolean isEmpty) {
        tables.cost(fileId, row, isEmpty);
    }

    /** Makes the rows visible to SQL. */
    void flush() {
        waiting = 0;
        tables.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
