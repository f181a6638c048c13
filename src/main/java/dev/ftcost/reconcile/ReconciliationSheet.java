package dev.ftcost.reconcile;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answer as sheets, and in sentences. */
public final class ReconciliationSheet {
    private static final List<Column> COLUMNS = List.of(Column.text("period", "period"), Column.text("line_item", "line item"),
            Column.text("project_id", "project").ranked(9), Column.count("tokens", "tokens"),
            Column.amount("list_cost", "computed").ranked(1),
            Column.amount("billed_cost", "billed"), Column.amount("variance", "variance"), Column.text("status", "status"),
            Column.text("explanation", "explanation"));
    private static final Column PROJECT_NAME = Column.text("project_name", "project name");

    private ReconciliationSheet() {}

    /** For programs: every row, the statuses as scripts know them. */
    public static Sheet of(Reconciliation answer) {
        ReconciliationVerdict verdict = answer.verdict();
        return new Sheet("Reconciliation", with(COLUMNS, PROJECT_NAME),
                answer.rows().stream().map(row -> Sheet.row(row.period(), row.lineItem(), row.projectId(), row.tokens(), row.listCost(),
                        row.billedCost(), row.variance(), row.status().id(), row.explanation(), name(row))).toList(),
                Sheet.row(null, null, null, tokens(answer), verdict.cost(), verdict.billed(), verdict.variance(), null, null, null));
    }

    /** For people: the statuses in words. */
    public static Sheet forPeople(Reconciliation answer) {
        ReconciliationVerdict verdict = answer.verdict();
        return new Sheet("Reconciliation", COLUMNS,
                answer.rows().stream().map(row -> Sheet.row(row.period(), row.lineItem(),
                        row.project() == null ? null : row.project().shown(), row.tokens(), row.listCost(), row.billedCost(),
                        row.variance(),
                        row.status().label(), row.explanation())).toList(),
                Sheet.row(null, null, null, tokens(answer), verdict.cost(), verdict.billed(), verdict.variance(), null, null));
    }

    /** The bill of lines that several models share. */
    public static Sheet shares(Reconciliation answer) {
        List<List<Object>> rows = answer.rows().stream()
                .flatMap(row -> row.shares().stream().map(share -> Sheet.row(row.period(), row.lineItem(),
                        row.projectId(), share.model(), share.tokens(), share.listCost(), share.billedCost(), name(row))))
                .toList();
        return new Sheet("Shared bill lines, allocated by computed cost", List.of(COLUMNS.get(0), COLUMNS.get(1), COLUMNS.get(2),
                Column.text("model", "model"), COLUMNS.get(3), COLUMNS.get(4), Column.amount("billed_cost", "allocated billed cost"),
                PROJECT_NAME), rows,
                null);
    }

    private static String name(ReconciliationRow row) {
        return row.project() == null ? null : row.project().name();
    }

    private static List<Column> with(List<Column> columns, Column last) {
        return Stream.concat(columns.stream(), Stream.of(last)).toList();
    }

    /** The verdict, and what belongs to it: what the small differences add up to, the invoice. */
    public static List<String> verdict(Reconciliation answer) {
        List<String> sentences = new ArrayList<>(List.of(answer.verdict().sentence() + "."));
        if (answer.small().isAny()) {
            sentences.add(answer.small().sentence() + ".");
        }
        if (answer.invoice() != null) {
            sentences.add((answer.invoice().matches() ? "" : "warning: ") + answer.invoice().sentence() + ".");
        }
        return sentences;
    }

    /** The verdict in one sentence. */
    public static String summary(Reconciliation answer) {
        return answer.verdict().sentence();
    }

    private static Long tokens(Reconciliation answer) {
        return answer.rows().stream().mapToLong(row -> row.tokens() == null ? 0 : row.tokens()).sum();
    }
}
