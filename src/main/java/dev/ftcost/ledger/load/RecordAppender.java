package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.ScanSink;
import dev.ftcost.source.scan.UsageTotal;
import dev.ftcost.usage.UtcDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Brings the rows of files to where they are counted, and counts the rows and rejects of the file at hand. */
final class RecordAppender implements ScanSink, AutoCloseable {
    private static final int MOST_WAITING = 200_000;

    private final Database database;
    private final RecordTables tables;
    private final Consumer<RequestBatch> requests;
    private final UsageTotalAppender totals;
    private final Runnable whenFull;
    private final RequestBatch page = new RequestBatch();
    private final PageEnds pages = new PageEnds();
    private int waiting;

    private int fileId;
    private String fileName;
    private Activity activity;
    private Path filePath;
    private Facts facts;
    private long read;
    private long empty;
    private long rejected;
    private List<Reject> rejects = new ArrayList<>();
    private final SortedSet<LocalDate> rejectedDays = new TreeSet<>();
    private final Map<OtherUnit, Long> otherUnits = new EnumMap<>(OtherUnit.class);

    /** @param whenFull called when many rows of usage wait to be rolled up */
    RecordAppender(Database database, Consumer<RequestBatch> requests, UsageTotalAppender totals, Runnable whenFull) {
        this.database = database;
        this.tables = new RecordTables(database);
        this.requests = requests;
        this.totals = totals;
        this.whenFull = whenFull;
    }

    /** @param onlyDays the only days of which totals are taken; null takes all */
    void begin(int id, ExportFile file, Grid grid, Set<LocalDate> onlyDays) {
        fileId = id;
        fileName = file.name();
        filePath = file.path();
        activity = file.activity();
        pages.begin(file.format().facts());
        totals.begin(id, grid, activity, onlyDays);
        facts = file.format().facts();
        clear();
    }

    private void clear() {
        read = 0;
        empty = 0;
        rejected = 0;
        rejects = new ArrayList<>();
        rejectedDays.clear();
        otherUnits.clear();
    }

    /** Drops what was taken of the usage of the file at hand, so that it can be read again. */
    void forget() {
        totals.forget();
        flush();
        database.update("load/forget_exact_usage", fileId);
        database.update("load/forget_usage", fileId);
        clear();
    }

    /** To be called when the file is read to its end. @return what there was to count in it */
    FileCounts end(boolean isScanned) {
        if (rejected > rejects.size()) {
            rejects.add(Reject.more(fileName, rejected - rejects.size()));
        }
        handOverRequests();
        totals.end();
        RejectedDays.append(database, fileId, facts, rejectedDays);
        return new FileCounts(read, empty, rejected, rejects, pages.ends(), List.copyOf(rejectedDays), Map.copyOf(otherUnits), isScanned);
    }

    @Override
    public void usage(UsageRecord row) {
        appendUsage(row, false);
    }

    @Override
    public void usage(UsageTotal total) {
        read += total.rows();
        totals.append(total);
    }

    @Override
    public void requests(RequestBatch batch) {
        read += batch.size();
        requests.accept(batch);
    }

    @Override
    public void emptyBucket(long start, long end) {
        appendUsage(new UsageRecord(null, start, end, null, null, null, null, null, null, Counts.NONE), true);
    }

    private void appendUsage(UsageRecord row, boolean isEmpty) {
        read++;
        Activity ofRow = row.activity() == null ? activity : row.activity();
        pages.usage(ofRow, row, isEmpty);
        tables.usage(fileId, ofRow, row, isEmpty);
        if (++waiting >= MOST_WAITING) {
            whenFull.run();
        }
    }

    @Override
    public void request(RequestRecord row) {
        read++;
        pages.request(row.created());
        // A request without an id is nobody's duplicate, in this run or in a later one that takes it from the cache.
        page.add(row.id() == null ? "\u0000" + filePath.toAbsolutePath().normalize() + ":" + read : row.id(), row);
        if (page.isFull()) {
            handOverRequests();
        }
    }

    private void handOverRequests() {
        requests.accept(page);
        page.clear();
    }

    @Override
    public void job(JobRecord row) {
        read++;
        pages.job(row.createdAt());
        tables.job(fileId, row);
    }

    @Override
    public void cost(CostRecord row) {
        appendCost(row, false);
    }

    @Override
    public void emptyCostBucket(long start, long end) {
        appendCost(new CostRecord(start, end, null, null, null, null, null, null, null), true);
    }

    private void appendCost(CostRecord row, boolean isEmpty) {
        read++;
        pages.cost(row);
        tables.cost(fileId, row, isEmpty);
    }

    @Override
    public void pageEnd(boolean hasMore) {
        pages.end(hasMore);
    }

    @Override
    public void otherUnits(OtherUnit unit, long count) {
        otherUnits.merge(unit, count, Long::sum);
    }

    @Override
    public void empty() {
        read++;
        empty++;
    }

    @Override
    public void reject(long line, String column, String value, String reason) {
        read++;
        rejected++;
        if (rejects.size() < Reject.MOST) {
            rejects.add(new Reject(fileName, line, column, value, reason));
        }
    }

    @Override
    public void rejectedAt(long second) {
        rejectedDays.add(UtcDay.of(second));
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
