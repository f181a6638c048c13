package dev.ftcost.source.scan;

import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import java.util.ArrayList;
import java.util.List;

/** Rows of a part of a file that wait until those before them are handed over; their lines are counted within the part. */
final class BufferedRecords implements RecordSink {
    private interface Row {
        void hand(RecordSink sink, long linesBefore);
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param linesBefore the lines of the file before the part */
    void handOver(RecordSink sink, long linesBefore) {
        rows.forEach(row -> row.hand(sink, linesBefore));
    }

    @Override
    public void usage(UsageRecord row) {
        rows.add((sink, linesBefore) -> sink.usage(row));
    }

    @Override
    public void request(RequestRecord row) {
        rows.add((sink, linesBefore) -> sink.request(row));
    }

    @Override
    public void job(JobRecord row) {
        rows.add((sink, linesBefore) -> sink.job(row));
    }

    @Override
    public void cost(CostRecord row) {
        rows.add((sink, linesBefore) -> sink.cost(row));
    }

    @Override
    public void empty() {
        rows.add((sink, linesBefore) -> sink.empty());
    }

    @Override
    public void emptyBucket(long start, long end) {
        rows.add((sink, linesBefore) -> sink.emptyBucket(start, end));
    }

    @Override
    public void emptyCostBucket(long start, long end) {
        rows.add((sink, linesBefore) -> sink.emptyCostBucket(start, end));
    }

    @Override
    public void otherUnits(OtherUnit unit, long count) {
        rows.add((sink, linesBefore) -> sink.otherUnits(unit, count));
    }

    @Override
    public void bucketBegin() {
        rows.add((sink, linesBefore) -> sink.bucketBegin());
    }

    @Override
    public void pageEnd(boolean hasMore) {
        rows.add((sink, linesBefore) -> sink.pageEnd(hasMore));
    }

    @Override
    public void pageEnd(int number, int count) {
        rows.add((sink, linesBefore) -> sink.pageEnd(number, count));
    }

    @Override
    public void rejectedAt(long second) {
        rows.add((sink, linesBefore) -> sink.rejectedAt(second));
    }

    @Override
    public void reject(long line, String column, String value, String reason) {
        rows.add((sink, linesBefore) -> sink.reject(linesBefore + line, column, value, reason));
    }
}
