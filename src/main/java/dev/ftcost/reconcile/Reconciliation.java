package dev.ftcost.reconcile;

import dev.ftcost.ledger.load.Reject;
import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.reconcile.row.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The computed cost beside the cost export.
 *
 * @param levels how finely each month could be compared, in words
 * @param notes what has to be known to read the rows
 * @param disagreement that the card has other prices than the bill, and which card has not; null when it has none
 * @param small what the small differences add up to
 * @param rejectsOfBill the rows of the cost exports that could not be read
 * @param invoice the invoice beside the cost export; null when none was given
 */
public record Reconciliation(List<ReconciliationRow> rows, Map<String, String> levels, List<String> notes, Tolerance tolerance,
        String disagreement,
        SmallDifferences small, List<Reject> rejectsOfBill, Invoice invoice) {
    private static final int NAMED_REJECTS = 3;

    public Reconciliation {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        rejectsOfBill = List.copyOf(rejectsOfBill);
    }

    /** Whether something was compared, all of the bill could be read, and no variance is above the tolerance. */
    public boolean ties() {
        return verdict().ties();
    }

    /** Whether somebody has to look: a variance above the tolerance, a bill that could not be read whole, another invoice. */
    public boolean needsLook() {
        return rows.stream().anyMatch(ReconciliationRow::aboveTolerance) || !rejectsOfBill.isEmpty()
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

    /** {@code 2 rows of the cost export could not be read: bill.csv, line 3, …}; null when all could. */
    public static String rejected(List<Reject> rejects) {
        if (rejects.isEmpty()) {
            return null;
        }
        List<String> places = rejects.stream().limit(NAMED_REJECTS)
                .map(reject -> reject.file() + (reject.line() > 0 ? ", line " + reject.line() : "")
                        + (reject.column() == null || reject.column().isEmpty() ? "" : ", " + reject.column())
                        + (reject.value() == null || reject.value().isEmpty() ? "" : " '" + reject.value() + "'") + ": " + reject.reason())
                .toList();
        return rejects.size() + (rejects.size() == 1 ? " row" : " rows") + " of the cost export could not be read and "
                + (rejects.size() == 1 ? "is" : "are") + " missing from what was billed (" + String.join("; ", places)
                + (rejects.size() > places.size() ? "; …" : "") + ")";
    }
}
