package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.ScanSink;
import dev.ftcost.source.scan.UsageTotal;
import dev.ftcost.usage.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts the rows, rejects and pages of the file at hand, and hands on what is to be added up. */
public final class RecordCounter implements ScanSink {
    private final RecordWriter writer;
    private final RequestBatch batch = new RequestBatch();
    private final PageEnds pages = new PageEnds();
    private final SortedSet<LocalDate> rejectedDays = new TreeSet<>();
    private final Map<OtherUnit, Long> otherUnits = new EnumMap<>(OtherUnit.class);
    private String fileName;
    private String place;
    private Activity activity;
    private long read;
    private long empty;
    private long rejected;
    private List<Reject> rejects = new ArrayList<>();

    public RecordCounter(RecordWriter writer) {
        this.writer = writer;
    }

    /**
     * @param name what people see
     * @param ofRows the activity of rows that do not say it
     * @param placeOfFile no other file has the same, in this run or in a later one that takes the rows from the cache
     */
    public void begin(String name, Facts facts, Activity ofRows, String placeOfFile) {
        fileName = name;
        activity = ofRows;
        place = placeOfFile;
        pages.begin(facts);
        clear();
    }

    /** Drops what was counted of the file at hand, so that it can be read again. */
    void clear() {
        read = 0;
        empty = 0;
        rejected = 0;
        rejects = new ArrayList<>();
        rejectedDays.clear();
        otherUnits.clear();
    }

    /** To be called when the file is read to its end. @return what there was to count in it */
    public FileCounts end(boolean isScanned) {
        if (rejected > rejects.size()) {
            rejects.add(Reject.more(fileName, rejected - rejects.size()));
        }
        handOverRequests();
        return new FileCounts(read, empty, rejected, rejects, pages.ends(), List.copyOf(rejectedDays), Map.copyOf(otherUnits), isScanned);
    }

    /** The pages of the file at hand so far. */
    public PageEnds pages() {
        return pages;
    }

    @Override
    public void usage(UsageRecord row) {
        usage(row, false);
    }

    @Override
    public void usage(UsageTotal total) {
        read += total.rows();
        writer.usage(total);
    }

    @Override
    public void emptyBucket(long start, long end) {
        usage(new UsageRecord(null, start, end, null, null, null, null, null, null, Counts.NONE), true);
    }

    private void usage(UsageRecord row, boolean isEmpty) {
        read++;
        Activity ofRow = row.activity() == null ? activity : row.activity();
        pages.usage(ofRow, row, isEmpty);
        writer.usage(ofRow, row, isEmpty);
    }

    @Override
    public void requests(RequestBatch requests) {
        read += requests.size();
        writer.requests(requests);
    }

    @Override
    public void request(RequestRecord row) {
        read++;
        pages.request(row.created());
        // A request without an id is nobody's duplicate.
        batch.add(row.id() == null ? "\u0000" + place + ":" + read : row.id(), row);
        if (batch.isFull()) {
            handOverRequests();
        }
    }

    @Override
    public void sumOfRequests(String id) {
        batch.addSum(id);
        if (batch.isFull()) {
            handOverRequests();
        }
    }

    private void handOverRequests() {
        writer.requests(batch);
        batch.clear();
    }

    @Override
    public void job(JobRecord row) {
        read++;
        pages.job(row.createdAt());
        writer.job(row);
    }

    @Override
    public void cost(CostRecord row) {
        cost(row, false);
    }

    @Override
    public void emptyCostBucket(long start, long end) {
        cost(new CostRecord(start, end, null, null, null, null, null, null, null), true);
    }

    private void cost(CostRecord row, boolean isEmpty) {
        read++;
        pages.cost(row);
        writer.cost(row, isEmpty);
    }

    @Override
    public void bucketBegin() {
        pages.bucket();
    }

    @Override
    public void pageEnd(boolean hasMore) {
        pages.end(hasMore);
    }

    @Override
    public void pageEnd(int number, int count) {
        pages.end(number, count);
    }

    @Override
    public void otherUnits(OtherUnit unit, long count) {
        otherUnits.merge(unit, count, Long::sum);
    }

    @Override
    public void shutdown(String model, LocalDate date) {
        writer.shutdown(model, date);
    }

    @Override
    public void named(String id, String name) {
        writer.named(id, name);
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
}
