package dev.ftcost.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/**
 * A line of the comparison in one month, day by day.
 *
 * @param item the line item; several joined by {@code  + } where usage does not tell them apart, null where there are none
 * @param note what has to be said of the comparison itself; null when nothing
 */
record Line(String item, String projectId, List<Cell> cells, String note) {
    Line {
        cells = List.copyOf(cells);
    }

    Line on(List<Cell> days) {
        return new Line(item, projectId, days, note);
    }

    long tokens() {
        return cells.stream().mapToLong(Cell::tokens).sum();
    }

    BigDecimal listCost() {
        return cells.stream().map(Cell::listCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal billed() {
        return cells.stream().map(Cell::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isUnpriced() {
        return cells.stream().anyMatch(Cell::isUnpriced);
    }

    /** Whether anything on the line is billed by the token. */
    boolean billsTokens() {
        return item == null || cells.stream().flatMap(cell -> cell.bill().stream()).anyMatch(row -> LineItem.of(row.lineItem()).billsTokens())
                || cells.stream().anyMatch(cell -> !cell.used().isEmpty());
    }

    /** The models that share the line. */
    List<String> models() {
        TreeSet<String> models = new TreeSet<>();
        cells.forEach(cell -> cell.used().forEach(used -> models.add(used.model())));
        return List.copyOf(models);
    }
}
