package dev.ftcost.ledger.load;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.RequestBatch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** Appends the rows of exactly read files to their tables, and keeps the count and the rejects of the file at hand. */
final class RecordAppender implements RecordSink, AutoCloseable {
    static final int MOST_REJECTS = 10_000;

    private final Database database;
    private final Consumer<RequestBatch> requests;
    private final Runnable whenFull;
    private final RequestBatch page = new RequestBatch();
    private final PageEnds pages = new PageEnds();
    private DuckDBAppender usage;
    private DuckDBAppender jobs;
    private DuckDBAppender costs;
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

    /** @param whenFull called when many rows of usage wait to be rolled up */
    RecordAppender(Database database, Consumer<RequestBatch> requests, Runnable whenFull) {
        this.database = database;
        this.requests = requests;
        this.whenFull = whenFull;
    }

    void begin(int id, ExportFile file) {
        fileId = id;
        fileName = file.name();
        filePath = file.path();
        activity = file.activity();
        pages.begin(file.format().facts());
        read = 0;
        empty = 0;
        rejected = 0;
        rejects = new ArrayList<>();
        rejectedDays.clear();
        facts = file.format().facts();
    }

    /**
     * What there was to count in the file.
     *
     * @param plain the rows that were read beside those that came here
     */
    FileCounts tally(long plain, boolean isScanned) {
        if (rejected > rejects.size()) {
            rejects.add(new Reject(fileName, 0, "", "", (rejected - rejects.size()) + " more rows of this file are rejected"));
        }
        handOverRequests();
        RejectedDays.append(database, fileId, facts, rejectedDays);
        return new FileCounts(plain + read, empty, rejected, rejects, pages.ends(), List.copyOf(rejectedDays), isScanned);
    }

    @Override
    public void usage(UsageRecord row) {
        appendUsage(row, false);
    }

    @Override
    public void emptyBucket(long start, long end) {
        appendUsage(new UsageRecord(null, start, end, null, null, null, null, null, null, Counts.NONE), true);
    }

    private void appendUsage(UsageRecord row, boolean isEmpty) {
        read++;
        Activity ofRow = row.activity() == null ? activity : row.activity();
        pages.usage(ofRow, row.end());
        try {
            if (usage == null) {
                usage = database.appender("exact_usage");
            }
            usage.beginRow();
            usage.append(fileId);
            usage.append(ofRow.label());
            usage.append(row.start());
            usage.append(row.end());
            Append.text(usage, row.projectId());
            Append.text(usage, row.userId());
            Append.text(usage, row.apiKeyId());
            Append.text(usage, row.model());
            Append.text(usage, row.batch() == null ? null : row.batch().toString());
            Append.text(usage, row.serviceTier());
            usage.append(row.counts().requests());
            counts(usage, row.counts());
            usage.append(isEmpty);
            usage.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        countWaiting();
    }

    @Override
    public void request(RequestRecord row) {
        read++;
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
        try {
            if (jobs == null) {
                jobs = database.appender("job_row");
            }
            jobs.beginRow();
            jobs.append(fileId);
            jobs.append(row.id());
            Append.text(jobs, row.model());
            Append.text(jobs, row.fineTunedModel());
            jobs.append(row.status());
            Append.number(jobs, row.createdAt());
            Append.number(jobs, row.finishedAt());
            Append.number(jobs, row.trainedTokens());
            Append.text(jobs, row.method());
            Append.number(jobs, row.billedSeconds());
            jobs.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
        pages.cost(row.end());
        try {
            if (costs == null) {
                costs = database.appender("cost_row");
            }
            costs.beginRow();
            costs.append(fileId);
            costs.append(isEmpty);
            costs.append(LocalDate.ofEpochDay(Math.floorDiv(row.start(), 86_400)));
            costs.append(row.start());
            costs.append(row.end());
            Append.text(costs, row.lineItem());
            Append.text(costs, row.projectId());
            Append.text(costs, row.userId());
            Append.text(costs, row.apiKeyId());
            Append.amount(costs, row.amount());
            Append.amount(costs, row.quantity());
            Append.text(costs, row.quantityUnit());
            costs.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void pageEnd(boolean hasMore) {
        pages.end(hasMore);
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
        if (rejects.size() < MOST_REJECTS) {
            rejects.add(new Reject(fileName, line, column, value, reason));
        }
    }

    @Override
    public void rejectedAt(long second) {
        rejectedDays.add(LocalDate.ofEpochDay(Math.floorDiv(second, 86_400)));
    }

    private void countWaiting() {
        if (++waiting >= 200_000) {
            whenFull.run();
        }
    }

    /** Makes the rows visible to SQL; an appender that is only closed loses what it could not append, without a word. */
    void flush() {
        waiting = 0;
        try {
            for (DuckDBAppender appender : new DuckDBAppender[] {usage, jobs, costs}) {
                if (appender != null) {
                    appender.flush();
                    appender.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        usage = null;
        jobs = null;
        costs = null;
    }

    @Override
    public void close() {
        flush();
    }

    private static void counts(DuckDBAppender appender, Counts counts) throws SQLException {
        appender.append(counts.input());
        appender.append(counts.cached());
        appender.append(counts.cacheWrite());
        appender.append(counts.cacheWrite12h());
        appender.append(counts.output());
        appender.append(counts.mediaInput());
        appender.append(counts.mediaCached());
        appender.append(counts.mediaOutput());
    }
}
