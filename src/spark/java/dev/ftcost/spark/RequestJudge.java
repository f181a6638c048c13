package dev.ftcost.spark;

import dev.ftcost.requests.AnswerOrder.NamesOfFile;
import dev.ftcost.requests.AnswerOrder;
import dev.ftcost.source.record.Counts;
import dev.ftcost.usage.UtcDay;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Counts each id once and adds up: of answers that lie side by side and have one id, all but the one that counts are duplicates. Rows that are
 * no requests pass through.
 */
final class RequestJudge implements Iterator<Row> {
    /** How many totals are held at the most. */
    private static final int FULL = 1 << 14;

    private final Iterator<Row> scanned;
    private final Comparator<Row> order;
    private final Map<RequestTotal.Key, RequestTotal> totals = new HashMap<>();
    private final Deque<Row> ready = new ArrayDeque<>();
    private long number;
    /** The best answer so far of the id at hand. */
    private Row best;

    /**
     * @param scanned rows of which requests are in the order of their ids
     * @param newness of the files of requests, by their names
     * @param partition of the rows; no other has the same number
     */
    RequestJudge(Iterator<Row> scanned, Map<String, Integer> newness, int partition) {
        this.scanned = scanned;
        this.number = (long) partition << 32;
        this.order = AnswerOrder.of(ScannedRow::counts, ScannedRow::isBatch, ScannedRow::created,
                Comparator.comparing(row -> new NamesOfFile(ScannedRow.names(row), newness.get(ScannedRow.file(row))),
                        AnswerOrder.byNames()));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && scanned.hasNext()) {
            Row row = scanned.next();
            Row other = ScannedRow.other(row);
            if (other != null) {
                ready.add(other);
            } else {
                judge(row);
            }
        }
        if (ready.isEmpty()) {
            if (best != null) {
                add(best, false);
                best = null;
            }
            handOver();
        }
        return !ready.isEmpty();
    }

    private void judge(Row row) {
        if (best != null && ScannedRow.isSameId(best, row)) {
            boolean isBetter = order.compare(row, best) < 0;
            add(isBetter ? best : row, true);
            best = isBetter ? row : best;
        } else {
            if (best != null) {
                add(best, false);
            }
            best = row;
        }
    }

    private void add(Row row, boolean isDuplicate) {
        long created = ScannedRow.created(row);
        Counts counts = ScannedRow.counts(row);
        RequestTotal.Key key = new RequestTotal.Key(ScannedRow.file(row), ScannedRow.names(row), UtcDay.of(created), isDuplicate,
                counts.isLongContext());
        if (RequestTotal.isLarge(counts)) {
            RequestTotal alone = new RequestTotal();
            alone.add(counts, created);
            ready.add(alone.row(key, ++number));
            return;
        }
        RequestTotal total = totals.computeIfAbsent(key, unknown -> new RequestTotal());
        total.add(counts, created);
        if (total.isLarge()) {
            ready.add(totals.remove(key).row(key, ++number));
        }
        if (totals.size() >= FULL) {
            handOver();
        }
    }

    private void handOver() {
        totals.forEach((key, total) -> ready.add(total.row(key, ++number)));
        totals.clear();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
