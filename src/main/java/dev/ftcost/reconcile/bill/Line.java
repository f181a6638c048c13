package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/**
 * A line of the comparison in one month, day by day.
 *
 * @param item the line item; several joined by {@code  + } where usage does not tell them apart, null where there are none
 * @param note what has to be said of the comparison itself; null when nothing
 */
public record Line(String item, String projectId, List<LineDay> cells, String note) {
    public Line {
        cells = List.copyOf(cells);
    }

    public Line on(List<LineDay> days) {
        return new Line(item, projectId, days, note);
    }

    public long tokens() {
        return cells.stream().mapToLong(LineDay::tokens).sum();
    }

    public BigDecimal listCost() {
        return cells.stream().map(LineDay::listCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal billed() {
        return cells.stream().map(LineDay::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean isUnpriced() {
        return cells.stream().anyMatch(LineDay::isUnpriced);
    }

    /** Whether anything on the line is billed by the token. */
    public boolean billsTokens() {
        return item == null
                || cells.stream().flatMap(cell -> cell.bill().stream()).anyMatch(row -> LineItem.of(row.lineItem()).billsTokens())
                || cells.stream().anyMatch(cell -> !cell.used().isEmpty());
    }

    /** The models that share the line. */
    public List<String> models() {
        TreeSet<String> models = new TreeSet<>();
        cells.forEach(cell -> cell.used().forEach(used -> models.add(used.model())));
        return List.copyOf(models);
    }
}
