package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.XlsxSheets;
import java.util.ArrayList;
import java.util.List;

/** A month as a workbook for the accountant: {@code report.xlsx}. */
final class ReportXlsx {
    private ReportXlsx() {}

    static byte[] write(Run run, MonthReport report) {
        List<Sheet> sheets = new ArrayList<>(List.of(month(run, report), named("Models", report.byModel()), named("Days", report.byDay()),
                named("Projects", report.byProject()), named("API keys", report.byKey()), ReportMarkdown.meters(report.totals())));
        if (report.change() != null) {
            sheets.add(ChangeSheets.causes(report.change()));
            sheets.add(ChangeSheets.models(report.change()));
        }
        if (!report.anomalies().isEmpty()) {
            sheets.add(AnomalySheet.forPeople(report.anomalies()));
        }
        if (report.reconciliation() != null) {
            sheets.add(ReconciliationSheet.of(report.reconciliation()));
        }
        if (!report.training().isEmpty()) {
            sheets.add(ReportMarkdown.training(report));
        }
        Sheet stopping = run.stopping().in(report.month());
        if (!stopping.rows().isEmpty()) {
            sheets.add(stopping);
        }
        sheets.add(ReportMarkdown.rates(report));
        sheets.add(ReportMarkdown.files(run));
        return XlsxSheets.write(sheets);
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
            rows.add(Sheet.row("forecast of " + report.month(), report.forecast(), "what the whole month is forecast to cost"));
        }
        rows.add(Sheet.row("retry overhead", totals.retryOverheadCost(), "stands beside the cost, never inside it"));
        rows.add(Sheet.row("with retry overhead", totals.costWithRetryOverhead(), null));
        if (report.change() != null) {
            rows.add(Sheet.row("cost of " + report.change().before(), report.change().total().before(), report.change().days() == null
                    ? "the month before" : "the same days of the month before, " + report.change().sameDays()));
        }
        ReportMarkdown.looks(run, report).forEach(look -> rows.add(Sheet.row("to look at", null, look)));
        report.notJudged().forEach(sentence -> rows.add(Sheet.row("anomalies", null, sentence)));
        rows.add(Sheet.row("prices", null, "of the card " + run.prices(List.of(report)) + "; the tab Rates has every row that was used"));
        rows.add(Sheet.row("digits", null, "A spreadsheet keeps 15 to 17 digits of a number, and a formula adds with these; "
                + "the CSV files beside this one carry every digit of every amount."));
        rows.add(Sheet.row("made by", null, "ftcost " + run.version()));
        return new Sheet("Month", List.of(Column.text("item", "what"), Column.amount("amount", "USD"), Column.text("note", "note")), rows,
                null);
    }

    private static Sheet named(String title, Sheet sheet) {
        return new Sheet(title, sheet.columns(), sheet.rows(), sheet.total());
    }
}
