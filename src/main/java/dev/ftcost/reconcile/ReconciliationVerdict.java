package dev.ftcost.reconcile;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Whether the computed cost ties to the cost export, by how much it does not, and what no comparison could be made of. Amounts are exact, in
 * USD, over the lines of which both sides are known; null when there is none.
 *
 * @param compared the lines of which both sides are known and settled
 * @param above the lines above the tolerance, and those without a price
 * @param provisional the lines that are in the amounts and not final yet, and so neither compared nor differing
 * @param leftOut the lines that are not in the amounts, by status
 */
public record ReconciliationVerdict(boolean ties, long compared, Lines above, BigDecimal cost, BigDecimal billed, BigDecimal variance,
        Lines provisional, Map<Status, LeftOut> leftOut) {
    /** Some lines, and their variance in all; null when none of them has one. */
    public record Lines(long lines, BigDecimal variance) {}

    /** Lines that are in no total, and what was billed on them. */
    public record LeftOut(long lines, BigDecimal billed) {}

    static ReconciliationVerdict of(Reconciliation answer) {
        List<ReconciliationRow> known = answer.rows().stream().filter(ReconciliationVerdict::isInTotal).toList();
        List<ReconciliationRow> above = answer.rows().stream().filter(ReconciliationRow::aboveTolerance).toList();
        List<ReconciliationRow> provisional = known.stream().filter(row -> row.status() == Status.PROVISIONAL).toList();
        long compared = (long) known.size() - provisional.size();
        Map<Status, LeftOut> leftOut = new EnumMap<>(Status.class);
        answer.rows().stream().filter(row -> !isInTotal(row)).forEach(row -> leftOut.merge(row.status(), new LeftOut(1, row.billedCost()),
                (one, other) -> new LeftOut(one.lines + other.lines, one.billed.add(other.billed))));
        return new ReconciliationVerdict(compared > 0 && above.isEmpty() && answer.rejectsOfBill() == 0, compared, lines(above),
                sum(known, ReconciliationRow::listCost), sum(known, ReconciliationRow::billedCost), sum(known, ReconciliationRow::variance),
                lines(provisional), leftOut);
    }

    private static Lines lines(List<ReconciliationRow> rows) {
        return new Lines(rows.size(), sum(rows.stream().filter(ReconciliationVerdict::isInTotal).toList(), ReconciliationRow::variance));
    }

    private static boolean isInTotal(ReconciliationRow row) {
        return row.variance() != null && row.status() != Status.OTHER;
    }

    private static BigDecimal sum(List<ReconciliationRow> rows, Function<ReconciliationRow, BigDecimal> amount) {
        return rows.stream().map(row -> amount.apply(row) == null ? BigDecimal.ZERO : amount.apply(row)).reduce(BigDecimal::add)
                .orElse(null);
    }

    /** How many lines are above the tolerance or have no price. */
    public long differing() {
        return above.lines;
    }

    /** Their variance in all; null when none of them has one. */
    public BigDecimal differingVariance() {
        return above.variance;
    }

    /** {@code Reconciled: 19 of 19 lines. Computed $357.96 · Billed $357.96 · Variance $0.00}. */
    public String sentence() {
        String amounts = cost == null ? ""
                : ". Computed " + Money.shown(cost) + " · Billed " + Money.shown(billed) + " · Variance " + Money.shown(variance);
        return state() + provisionalWords() + amounts + (leftOut.isEmpty() ? "" : ". Left out: " + leftOutWords());
    }

    private String state() {
        if (ties) {
            return "Reconciled: " + Money.count(compared) + " of " + lines(compared);
        }
        if (differing() > 0) {
            return "Not reconciled: " + (differingVariance() == null ? "" : Money.shown(differingVariance()) + " in ")
                    + Money.count(differing())
                    + " of "
                    + lines(compared + unpriced()) + (unpriced() == 0 ? "" : ", " + Money.count(unpriced()) + " without a price");
        }
        return compared > 0
                ? "Not verified: rows of the cost export could not be read; the " + lines(compared) + " that could be compared match"
                : "Nothing compared: "
                        + (cost == null ? "no line of the cost export can be compared with usage" : "no line is final yet");
    }

    private String provisionalWords() {
        return compared == 0 || provisional.lines == 0 ? ""
                : "; " + lines(provisional.lines) + " not final yet (variance " + Money.shown(provisional.variance) + ")";
    }

    private long unpriced() {
        return leftOut.entrySet().stream().filter(part -> part.getKey() != Status.OTHER).mapToLong(part -> part.getValue().lines()).sum();
    }

    private String leftOutWords() {
        List<String> words = new ArrayList<>();
        leftOut.forEach((status, part) -> words.add(lines(part.lines) + switch (status) {
            case OTHER -> " of non-token charges and credits";
            case UNPRICED -> " without a price";
            default -> " not billed and without a price";
        } + " (billed " + Money.shown(part.billed) + ")"));
        return String.join(", ", words);
    }

    private static String lines(long count) {
        return Money.count(count) + (count == 1 ? " line" : " lines");
    }
}
