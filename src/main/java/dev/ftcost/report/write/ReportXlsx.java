package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.reconcile.BilledTeams;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.reconcile.ReconciliationVerdict;
import dev.ftcost.report.CostColumns;
import dev.ftcost.report.ContractSavings;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.report.TokenTypes;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.XlsxSheets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A month as a workbook for the accountant: {@code report.xlsx}. */
final class ReportXlsx {
    private static final Set<String> REPEATED = Set.of("month", "period", "base_model", "fine_tuned", "cost_with_retry_overhead");
    private static final Set<String> OCCASIONAL = Set.of("cached_input_tokens", "cache_write_tokens", "cache_write_12h_tokens",
            "trained_tokens", "cached_input_cost", "cache_write_cost", "cache_write_12h_cost", "training_cost", "unpriced_tokens",
            "project_name",
            "key_name", "team", "explanation");

    private ReportXlsx() {}

    static byte[] write(Run run, MonthReport report) {
        List<Sheet> sheets = new ArrayList<>(List.of(month(run, report), named("Models", report.byModel()), named("Days", report.byDay()),
                named("Projects", report.byProject()), named("API keys", report.byKey()), TokenTypes.sheet(report)));
        if (report.hasTeams()) {
            sheets.add(5, named("Teams", report.byTeam()));
        }
        if (report.change() != null) {
            sheets.add(ChangeSheets.causes(report.change()));
            sheets.add(ChangeSheets.models(report.change()));
        }
        ContractSavings savings = run.savings(report);
        if (savings != null) {
            sheets.add(savings.rows());
        }
        if (!run.budgets(report.month()).isEmpty()) {
            sheets.add(BudgetSheet.of(run.budgets(report.month())));
        }
        if (!report.anomalies().isEmpty()) {
            sheets.add(AnomalySheet.forPeople(report.anomalies()));
        }
        if (report.reconciliation() != null) {
            sheets.add(ReconciliationSheet.forPeople(report.reconciliation()));
        }
        if (MonthFolder.hasBilledTeams(report)) {
            sheets.add(BilledTeams.of(run.ledger(), report.month()));
        }
        if (!report.training().isEmpty()) {
            sheets.add(ReportMarkdown.training(report));
        }
        Sheet stopping = run.stopping(report.month()).in(report.month());
        if (!stopping.rows().isEmpty()) {
            sheets.add(stopping);
        }
        sheets.add(ReportMarkdown.rates(report));
        sheets.add(ReportMarkdown.files(run, report));
        return XlsxSheets.write("OpenAI cost " + report.month(), sheets, ReportXlsx::folded);
    }

    /** What to know first: the totals, and what they leave out. */
    private static Sheet month(Run run, MonthReport report) {
        Totals totals = report.totals();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Sheet.row("cost of " + report.month(), totals.cost(),
                report.complete() ? "complete" : "INCOMPLETE: some usage has no price"));
        if (!report.period().complete()) {
            rows.add(Sheet.row("days covered", null, "PARTIAL: " + report.period().words()));
        }
        if (report.forecast() != null) {
            rows.add(Sheet.row("forecast of " + report.month(), report.forecast(), "what the month is forecast to cost"));
        }
        rows.add(Sheet.row("retry overhead", totals.retryOverheadCost(), "not included in the cost"));
        rows.add(Sheet.row("cost with retry overhead", totals.costWithRetryOverhead(), null));
        ContractSavings savings = run.savings(report);
        if (savings != null) {
            rows.add(Sheet.row("list cost", totals.listCost(), "at the first rate card"));
            rows.add(Sheet.row("saved by the contract", savings.saving(), savings.sentence()));
        }
        if (report.reconciliation() != null) {
            ReconciliationVerdict bill = report.reconciliation().verdict();
            rows.add(Sheet.row("billed", bill.billed(), ReconciliationSheet.summary(report.reconciliation())));
            rows.add(Sheet.row("variance", bill.variance(), "billed less computed, over the lines that were compared"));
        } else {
            rows.add(Sheet.row("billed", null, "no cost export covers this month"));
        }
        if (report.change() != null) {
            rows.add(Sheet.row("cost of " + report.change().before(), report.change().total().before(),
                    (report.change().days() == null ? "the month before"
                            : "the same days of the month before, " + report.change().sameDays())
                            + ChangeSheets.unpriced(report.change())));
        }
        ReportMarkdown.looks(run, report).forEach(look -> rows.add(Sheet.row("warning", null, look)));
        report.notJudged().forEach(sentence -> rows.add(Sheet.row("anomalies", null, sentence)));
        rows.add(Sheet.row("rate card", null, run.prices(List.of(report)) + "; see sheet Rates"));
        rows.add(Sheet.row("precision", null, "A spreadsheet has 15 to 17 digits; the CSV files have all digits of every amount."));
        rows.add(Sheet.row("generated by", null, "ftcost " + run.version()));
        return new Sheet("Summary",
                List.of(Column.text("item", "item"), Column.amount("amount", "amount (USD)"), Column.text("note", "note")), rows,
                null);
    }

    /** A table of costs with the cost before its counts, where a reader looks first. */
    private static Sheet named(String title, Sheet sheet) {
        List<String> keys = new ArrayList<>(sheet.columns().stream().map(Column::key).toList());
        keys.remove("cost");
        keys.add(keys.indexOf("requests"), "cost");
        Sheet ordered = CostColumns.only(sheet, keys);
        return new Sheet(title, ordered.columns(), ordered.rows(), ordered.total());
    }

    /** What makes a printed page hard to read and says nothing new: the month, parts of a model's name, names and costs that do not occur. */
    private static Set<String> folded(Sheet sheet) {
        Set<String> folded = new HashSet<>(REPEATED);
        List<Column> columns = sheet.columns();
        int cost = columns.stream().map(Column::key).toList().indexOf("cost");
        for (int c = 0; c < columns.size(); c++) {
            String key = columns.get(c).key();
            int at = c;
            if (OCCASIONAL.contains(key) && sheet.rows().stream().allMatch(row -> isNothing(row.get(at)))
                    || key.equals("list_cost") && cost >= 0
                            && sheet.rows().stream().allMatch(row -> Objects.equals(row.get(at), row.get(cost)))) {
                folded.add(key);
            }
        }
        return folded;
    }

    private static boolean isNothing(Object cell) {
        return cell == null || cell instanceof BigDecimal amount && amount.signum() == 0 || cell.equals(0L);
    }
}
