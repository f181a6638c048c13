package dev.ftcost.report.write;

import dev.ftcost.close.ClosedMonths;
import dev.ftcost.report.PreviousReport;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All months that stand in the output folder, with their totals and their trend: {@code index.html} and {@code index.md}.
 * Each total is shown as on the month's own page, so there is no sum under them for the lines to add up to.
 *
 * @param rows the newest month first
 * @param chart the last twelve months by model; null when there is no month
 */
record IndexPage(List<Row> rows, CostChart chart, List<String> foreign, String version) {
    /** A month; {@code against} is the difference to the calendar month before, a dash when that has no report; of the
     * same days where one of both is partial. */
    record Row(String month, String name, String cost, String against, String direction, String retryOverhead, String requests,
            boolean complete, boolean partial, String status,
            List<String> files) {}

    private static IndexPage of(PreviousReports standing, ClosedMonths closed, String version) {
        List<PreviousReport> months = new ArrayList<>(standing.months().values());
        List<Row> rows = new ArrayList<>();
        for (PreviousReport month : months) {
            PreviousReport before = standing.months().get(java.time.YearMonth.parse(month.month()).minusMonths(1).toString());
            BigDecimal difference = before == null || before.cost() == null || month.cost() == null ? null
                    : month.partial() || before.partial() ? month.against() : month.cost().subtract(before.cost());
            rows.add(0, new Row(month.month(), ReportHtml.name(month.month()), shown(month.cost()), signed(difference),
                    difference == null || difference.signum() == 0 ? "" : difference.signum() > 0 ? "more" : "less",
                    shown(month.retryOverheadCost()),
                    Money.count(month.requests()), month.complete(), month.partial(), status(month, closed),
                    standing.files().get(month.month())));
        }
        return new IndexPage(rows, months.isEmpty() ? null : YearChart.of(standing.months()),
                standing.foreign().values().stream().map(DisplayText::visible).toList(), version);
    }

    static String html(PreviousReports standing, ClosedMonths closed, String version) {
        return Pages.draw("index.jte", of(standing, closed, version));
    }

    static String markdown(PreviousReports standing, ClosedMonths closed, String version) {
        IndexPage page = of(standing, closed, version);
        StringBuilder text = new StringBuilder(
                "# OpenAI cost by month\n\n| month | status | cost | vs. previous month | retry overhead | requests |\n|---|---|---:|---:|---:|---:|\n");
        for (Row row : page.rows) {
            String name = row.files.contains("summary.md") ? "[" + row.month + "](" + row.month + "/summary.md)" : row.month;
            text.append("| ").append(name).append(row.complete ? "" : " (incomplete)").append(row.partial ? " (partial)" : "").append(" | ")
                    .append(row.status).append(" | ").append(row.cost).append(" | ").append(row.against)
                    .append(" | ").append(row.retryOverhead).append(" | ").append(row.requests).append(" |\n");
        }
        text.append('\n');
        page.foreign.forEach(sentence -> text.append("- ").append(MarkdownSheet.escaped(sentence)).append(".\n"));
        return text.append(page.foreign.isEmpty() ? "" : "\n").append("The retry overhead is not included in the cost. ftcost ")
                .append(version).append(".\n").toString();
    }

    /** A closed month may be partial, too; whether its files are still the same is more to know. Warnings are those that make an exit code. */
    private static String status(PreviousReport month, ClosedMonths closed) {
        String state = closed.isChanged(month.month()) ? "closed, files changed"
                : (closed.contains(month.month()) ? "closed" : "open") + (month.partial() ? ", partial" : "");
        return state
                + (month.findings() == 0 ? "" : ", " + Money.count(month.findings()) + (month.findings() == 1 ? " warning" : " warnings"));
    }

    private static String signed(BigDecimal difference) {
        return difference == null ? DisplayText.UNKNOWN : (difference.signum() > 0 ? "+" : "") + Money.shown(difference);
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : Money.shown(amount);
    }
}
