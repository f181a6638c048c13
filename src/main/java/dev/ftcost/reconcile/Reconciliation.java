package dev.ftcost.reconcile;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.reconcile.row.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The computed cost compared with the cost export.
 *
 * @param levels how finely each month could be compared, in words
 * @param notes what has to be known to read the rows
 * @param disagreement that the card has other prices than the bill, and which card has not; null when it has none
 * @param small what the small differences add up to
 * @param rejectsOfBill how many rows of the cost exports could not be read
 * @param invoice the invoice compared with the cost export; null when none was given
 */
public record Reconciliation(List<ReconciliationRow> rows, Map<String, String> levels, List<String> notes, Tolerance tolerance,
        String disagreement,
        SmallDifferences small, long rejectsOfBill, Invoice invoice) {
    public Reconciliation {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Whether something was compared, all of the bill could be read, and no variance is above the tolerance. */
    public boolean ties() {
        return verdict().ties();
    }

    /** Whether somebody has to look: a variance above the tolerance, a bill that could not be read whole, another invoice. */
    public boolean needsLook() {
        return rows.stream().anyMatch(ReconciliationRow::aboveTolerance) || rejectsOfBill > 0
                || invoice != null && !invoice.matches();
    }

    public ReconciliationVerdict verdict() {
        return ReconciliationVerdict.of(this);
    }

    /** All that is billed on the rows, whatever became of them; 0 when nothing is. */
    public BigDecimal billed() {
        return rows.stream().map(ReconciliationRow::billedCost).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many rows have a status. */
    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    /** The rows that do not match. */
    public Reconciliation differing() {
        return new Reconciliation(rows.stream().filter(row -> row.status() != Status.MATCH).toList(), levels, notes, tolerance,
                disagreement, small,
                rejectsOfBill, invoice);
    }
}
