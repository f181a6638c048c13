package dev.ftcost.spark;

import dev.ftcost.requests.AnswerOrder.NamesOfFile;
import dev.ftcost.requests.AnswerOrder;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Counts each id once: of answers that lie side by side and have one id, all but the one that counts are marked as duplicates. */
final class RequestJudge implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Comparator<Row> order;
    /** The best answer so far of the id at hand. */
    private Row best;
    private Row next;

    /**
     * @param rows of all kinds; those of requests are in the order of their ids
     * @param newness of the files of requests, by their names
     */
    RequestJudge(Iterator<Row> rows, Map<String, Integer> newness) {
        this.rows = rows;
        this.order = AnswerOrder.of(Columns::counts, row -> "true".equals(Columns.BATCH.text(row)), Columns.NEWEST::number,
                Comparator.comparing(row -> new NamesOfFile(names(row), newness.getOrDefault(Columns.FILE.text(row), 0)), AnswerOrder.byNames()));
    }

    private static RequestNames names(Row row) {
        String batch = Columns.BATCH.text(row);
        return new RequestNames(Columns.PROJECT_ID.text(row), Columns.API_KEY_ID.text(row), Columns.MODEL.text(row),
                batch == null ? null : Boolean.valueOf(batch), Columns.SERVICE_TIER.text(row));
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            Row row = rows.next();
            if (!"request".equals(Columns.KIND.text(row))) {
                next = row;
            } else if (best == null) {
                best = row;
            } else if (isSameId(best, row)) {
                boolean isBetter = order.compare(row, best) < 0;
                next = judged(isBetter ? best : row, true);
                best = isBetter ? row : best;
            } else {
                next = judged(best, false);
                best = row;
            }
        }
        if (next == null && best != null) {
            next = judged(best, false);
            best = null;
        }
        return next != null;
    }

    private static boolean isSameId(Row one, Row other) {
        return Columns.ID_HIGH.number(one) == Columns.ID_HIGH.number(other) && Columns.ID_LOW.number(one) == Columns.ID_LOW.number(other);
    }

    private static Row judged(Row row, boolean isDuplicate) {
        return new Columns.Builder(row).set(Columns.IS_DUPLICATE, isDuplicate).set(Columns.ID_HIGH, null).set(Columns.ID_LOW, null).build();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }
}
