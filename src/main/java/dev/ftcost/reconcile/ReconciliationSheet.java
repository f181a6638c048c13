package dev.ftcost.reconcile;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The answer as a sheet, and in one sentence. */
public final class ReconciliationSheet {
    private static final List<Column> COLUMNS = List.of(Column.text("period", "period"), Column.text("line_item", "line item"),
            Column.text("project_id", "project"), Column.count("tokens", "tokens"), Column.amount("list_cost", "list cost"),
            Column.amount("billed_cost", "billed"), Column.amount("variance", "variance"), Column.text("status", "status"),
            Column.text("explanation", "explanation"));

    private ReconciliationSheet() {}

    public static Sheet of(Reconciliation answer) {
        return new Sheet("Reconciliation", COLUMNS, answer.rows().stream().map(row -> Sheet.row(row.period(), row.lineItem(), row.projectId(), row.tokens(),
                row.listCost(), row.billedCost(), row.variance(), row.status().id(), row.explanation())).toList(),
                Sheet.row(null, null, null, tokens(answer), sum(answer, ReconciliationRow::listCost),
                        sum(answer, ReconciliationRow::billedCost), sum(answer, ReconciliationRow::variance), null, null));
    }

    /** The bill of lines that several models share. */
    public static Sheet shares(Reconciliation answer) {
        List<List<Object>> rows = answer.rows().stream().flatMap(row -> row.shares().stream().map(share -> Sheet.row(row.period(), row.lineItem(),
                row.projectId(), share.model(), share.tokens(), share.listCost(), share.billedCost()))).toList();
        return new Sheet("Lines that several models share", List.of(COLUMNS.get(0), COLUMNS.get(1), COLUMNS.get(2), Column.text("model", "model"),
                COLUMNS.get(3), COLUMNS.get(4), Column.amount("billed_cost", "billed, by list cost")), rows, null);
    }

    /** {@code list cost 1.20, billed 1.20: 12 lines match, 1 is billed less}. */
    public static String summary(Reconciliation answer) {
        StringBuilder counts = new StringBuilder();
        for (Status status : Status.values()) {
            if (answer.count(status) > 0) {
                counts.append(counts.isEmpty() ? "" : ", ").append(Money.count(answer.count(status))).append(' ').append(status.id().replace('_', ' '));
            }
        }
        return "list cost " + Money.shown(sum(answer, ReconciliationRow::listCost)) + ", billed "
                + Money.shown(sum(answer, ReconciliationRow::billedCost)) + "; lines: "
                + (counts.isEmpty() ? "none" : counts) + "; " + (answer.ties() ? "the bill ties" : "the bill does not tie");
    }

    private static Long tokens(Reconciliation answer) {
        return answer.rows().stream().mapToLong(row -> row.tokens() == null ? 0 : row.tokens()).sum();
    }

    static BigDecimal sum(Reconciliation answer, Function<ReconciliationRow, BigDecimal> cell) {
        return answer.rows().stream().map(cell).filter(amount -> amount != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
