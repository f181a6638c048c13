package dev.ftcost.source;

import java.util.ArrayList;
import java.util.List;

/** Rows of a part of a file that wait until those before them are handed over; their lines are counted within the part. */
final class WaitingRows implements RowSink {
    private interface Row {
        void hand(RowSink sink, long linesBefore);
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param linesBefore the lines of the file before the part */
    void handOver(RowSink sink, long linesBefore) {
        rows.forEach(row -> row.hand(sink, linesBefore));
    }

    @Override
    public void usage(UsageRow row) {
        rows.add((sink, linesBefore) -> sink.usage(row));
    }

    @Override
    public void request(RequestRow row) {
        rows.add((sink, linesBefore) -> sink.request(row));
    }

    @Override
    public void job(JobRow row) {
        rows.add((sink, linesBefore) -> sink.job(row));
    }

    @Override
    public void cost(CostRow row) {
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
    public void reject(long line, String column, String value, String reason) {
        rows.add((sink, linesBefore) -> sink.reject(linesBefore + line, column, value, reason));
    }
}
