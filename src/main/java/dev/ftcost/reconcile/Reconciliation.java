package dev.ftcost.reconcile;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.reconcile.row.Tolerance;
import java.util.List;
import java.util.Map;

/**
 * The computed cost beside the bill.
 *
 * @param levels how finely each month could be compared, in words
 * @param notes what has to be known to read the rows
 * @param disagreement that the card has other prices than the bill, and which card has not; null when it has none
 */
public record Reconciliation(List<ReconciliationRow> rows, Map<String, String> levels, List<String> notes, Tolerance tolerance,
        String disagreement) {
    public Reconciliation {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Whether no variance is above the tolerance. */
    public boolean ties() {
        return rows.stream().noneMatch(ReconciliationRow::aboveTolerance);
    }

    /** How many rows have a status. */
    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
