package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.report.CostColumns;
import dev.ftcost.report.ContractSavings;
import dev.ftcost.report.Days;
import dev.ftcost.report.MonthAnomalies;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.Notes;
import dev.ftcost.report.Run;
import dev.ftcost.report.TokenTypes;
import dev.ftcost.report.UnitCosts;
import dev.ftcost.report.UnpricedNotes;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A month on one page: {@code summary.md}. */
final class ReportMarkdown {
    private static final List<String> MODEL_COLUMNS = List.of("model", "service_tier", "requests", "input_tokens", "cached_input_tokens",
            "output_tokens", "trained_tokens", "cost", "share", "cost_per_request", "cost_per_1m_tokens", "retry_overhead_cost");
    private static final List<String> TEAM_COLUMNS = List.of("team", "model", "requests", "cost", "share", "cost_per_request",
            "cost_per_1m_tokens", "retry_overhead_cost");
    private static final List<String> PROJECT_COLUMNS = List.of("project_id", "model", "requests", "cost", "share", "cost_per_request",
            "cost_per_1m_tokens", "retry_overhead_cost");

    /** Of a table with more rows, the page has the largest alone; the CSV files have all. */
    private static final int MOST_ROWS = 1_000;

    private ReportMarkdown() {}

    static String write(Run run, MonthReport report) {
        StringBuilder page = new StringBuilder("# Cost of " + report.month() + (report.complete() ? "" : " (incomplete)")
                + (report.period().complete() ? "" : " (partial)") + "\n\n");
        Totals totals = report.totals();
        page.append("**Cost ").append(shown(totals.cost())).append("**")
                .append(report.change() == null ? "" : ", " + MarkdownSheet.escaped(ChangeSheets.sentence(report.change())))
                .append(", retry overhead ").append(shown(totals.retryOverheadCost()))
                .append(" (not included), rate card ").append(MarkdownSheet.escaped(run.prices(List.of(report)))).append(".\n\n");
        page.append(report.period().complete() ? "" : MarkdownSheet.escaped(partial(report)) + ".\n\n");
        looks(page, looks(run, report));
        BudgetTables.append(page, run, report);
        savings(page, run.savings(report));
        change(page, report);
        Sheet stopping = run.stopping(report.month()).shownIn(report.month());
        if (!stopping.rows().isEmpty()) {
            page.append("## Models that stop\n\n").append(MarkdownSheet.write(stopping)).append('\n')
                    .append(run.stopping(report.month()).explanation())
                    .append(".\n\n");
        }
        page.append("## Models\n\n").append(table(report, report.byModel(), MODEL_COLUMNS, Rankings.models(report)))
                .append('\n')
                .append(UnitCosts.EXPLANATION).append(".\n\n");
        page.append("## Cost by token type\n\n").append(MarkdownSheet.write(UnitCosts.added(TokenTypes.sheet(report), report.complete())))
                .append('\n');
        if (report.hasTeams()) {
            page.append("## Teams\n\n").append(MarkdownSheet.write(Rankings.teams(report)))
                    .append(table("\nBy team and model:\n\n", report, report.byTeam(), null, TEAM_COLUMNS)).append('\n');
        }
        page.append("## Projects\n\n").append(MarkdownSheet.write(Rankings.projects(report)))
                .append(table("\nBy project and model:\n\n", report, report.byProject(), "project_name", PROJECT_COLUMNS)).append('\n');
        page.append(MonthAnomalies.section(report.anomalies(), report.notJudged()));
        commands(page, run, report);
        page.append("## Days\n\n").append(MarkdownSheet.write(MonthAnomalies.marked(Days.sheet(report), report.anomalies()))).append('\n');
        if (!report.training().isEmpty()) {
            page.append("## Training\n\n").append(MarkdownSheet.write(training(report))).append('\n');
        }
        BillTables.append(page, report.reconciliation());
        page.append("## Sources\n\n").append(MarkdownSheet.write(rates(report))).append('\n')
                .append(MarkdownSheet.write(files(run, report))).append('\n').append(Notes.balance(run.balance(report.month())))
                .append("\n\n")
                .append("Amounts are shown in cents; the CSV and JSON files have all digits. ftcost ")
                .append(run.version()).append(".\n");
        return page.toString();
    }

    /** Some columns of the models' table; of one that is too long for a page, its ranking. */
    private static String table(MonthReport report, Sheet costs, List<String> columns, Sheet ranking) {
        return MarkdownSheet
                .write(costs.rows().size() > MOST_ROWS ? ranking : CostColumns.only(UnitCosts.added(costs, report.complete()), columns));
    }

    /**
     * Some columns of a cost table under a heading; nothing of one that is too long for a page.
     *
     * @param nameKey the column of a name that stands before the id of the first column; null when there is none
     */
    private static String table(String heading, MonthReport report, Sheet costs, String nameKey, List<String> columns) {
        return costs.rows().size() > MOST_ROWS ? "" : heading + MarkdownSheet.write(CostColumns
                .only(UnitCosts.added(nameKey == null ? costs : CostColumns.named(costs, columns.get(0), nameKey), report.complete()),
                        columns));
    }

    /** What calls for a look, the first thing that a reader should know. */
    static List<String> looks(Run run, MonthReport report) {
        List<String> looks = new ArrayList<>();
        looks.addAll(UnpricedNotes.of(report.unpriced(), run.ledger().cards()));
        looks.addAll(run.warnings(YearMonth.parse(report.month())));
        return looks;
    }

    private static void looks(StringBuilder page, List<String> looks) {
        if (!looks.isEmpty()) {
            page.append("## Warnings\n\n");
            looks.forEach(look -> item(page, look));
            page.append('\n');
        }
    }

    /** {@code Partial month: 1–20 October, 20 of 31 days; the whole month is forecast to cost $35.20}. */
    static String partial(MonthReport report) {
        if (report.period().daysCovered() == 0) {
            return "Training only: no usage export or request log covers any day of the month";
        }
        return "Partial month: " + report.period().words()
                + (report.forecast() == null ? "" : "; the " + forecast(report));
    }

    /** {@code whole month is forecast to cost $35.20}. */
    static String forecast(MonthReport report) {
        return (report.period().beginsLate() ? "month from " + report.period().from() + " on" : "whole month")
                + " is forecast to cost " + Money.shown(report.forecast())
                + (report.period().gaps().isEmpty() ? "" : ", with each day without an export at its usual cost");
    }

    private static void change(StringBuilder page, MonthReport report) {
        if (report.change() != null) {
            page.append("## Change drivers\n\n").append(MarkdownSheet.write(ChangeSheets.causes(report.change()))).append('\n')
                    .append(MarkdownSheet.write(ChangeSheets.models(report.change()))).append('\n').append(ChangeSheets.HOW)
                    .append(".\n\n");
        }
    }

    private static void savings(StringBuilder page, ContractSavings savings) {
        if (savings != null) {
            page.append("## Contract savings\n\n").append(savings.sentence()).append(".\n\n")
                    .append(MarkdownSheet.write(savings.byModel())).append('\n');
        }
    }

    /** The lines that show each anomaly's dollars. A name may hold what ends a block of code, so the fence is longer than any of it. */
    private static void commands(StringBuilder page, Run run, MonthReport report) {
        String lines = AnomalySheet.events(report.anomalies()).stream()
                .map(event -> String.join("\n", AnomalyCommands.of(run, report, event)) + "\n").collect(Collectors.joining());
        if (!lines.isEmpty()) {
            String fence = "```";
            while (lines.contains(fence)) {
                fence += "`";
            }
            page.append("These commands show the dollars of each anomaly, and the rows they come from:\n\n").append(fence).append("sh\n")
                    .append(lines).append(fence).append("\n\n");
        }
    }

    private static void item(StringBuilder page, String sentence) {
        page.append("- ").append(MarkdownSheet.escaped(sentence)).append(".\n");
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : Money.shown(amount);
    }

    static Sheet training(MonthReport report) {
        return new Sheet("Training", List.of(Column.date("date", "day"), Column.text("job_id", "job"), Column.text("model", "model"),
                Column.count("trained_tokens", "trained tokens"), Column.rate("hours", "hours"),
                Column.rate("unit_price", "USD per 1M (or hour)"),
                Column.amount("cost", "cost")),
                report.training().stream().map(job -> Sheet.row(job.day(), job.jobId(), job.model(), job.trainedTokens(), job.hours(),
                        job.unitPrice(), job.cost())).toList(),
                null);
    }

    static Sheet rates(MonthReport report) {
        return new Sheet("Rates",
                List.of(Column.text("model", "SKU"), Column.text("service_tier", "tier"), Column.date("effective_from", "valid from"),
                        Column.date("effective_to", "valid to"), Column.rate("input_per_1m", "input"),
                        Column.rate("cached_input_per_1m", "cached"),
                        Column.rate("output_per_1m", "output"), Column.rate("training_per_1m", "training"),
                        Column.date("confirmed_on", "confirmed"), Column.text("place", "rate card row"),
                        Column.text("source", "source")),
                report.rates().stream()
                        .map(rate -> Sheet.row(rate.sku(), rate.serviceTier(), rate.effectiveFrom(), rate.effectiveTo(), rate.input(),
                                rate.cachedInput(), rate.output(), rate.training(), rate.confirmedOn(), rate.place(), rate.source()))
                        .toList(),
                null);
    }

    static Sheet files(Run run, MonthReport report) {
        return new Sheet("Files",
                List.of(Column.text("file", "file"), Column.text("format", "type"), Column.count("loaded", "rows used"),
                        Column.count("size", "bytes"), Column.text("crc32", "checksum")),
                run.files(report.month()).stream().map((LoadedFile file) -> Sheet.row(file.file().name(),
                        file.file().format() == null ? "unknown"
                                : file.duplicateOf() != null ? "duplicate of " + file.duplicateOf() : file.file().format().title(),
                        file.balance().loaded(), file.file().size(), file.crc32())).toList(),
                null);
    }
}
