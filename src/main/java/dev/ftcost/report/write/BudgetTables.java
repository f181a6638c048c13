package dev.ftcost.report.write;

import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.budget.Verdict;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.report.write.ReportPage.Budgets;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Sheet;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** What a month's documents say of its budgets; nothing when none are asked for. */
final class BudgetTables {
    private static final String INCOMPLETE = "The input is incomplete (see Warnings), so the actual spend may be higher";

    private BudgetTables() {}

    static void append(StringBuilder page, Run run, MonthReport report) {
        List<Verdict> verdicts = run.budgets(report.month());
        if (verdicts.isEmpty()) {
            return;
        }
        page.append("## Budgets\n\n").append(MarkdownSheet.write(BudgetSheet.forPeople(verdicts))).append('\n');
        verdicts.forEach(v -> page.append(v.needsLook() ? "- warning: " : "- ").append(MarkdownSheet.escaped(BudgetSheet.sentence(v)))
                .append('\n'));
        page.append(isPartial(run, report) ? "- warning: " + INCOMPLETE + ".\n" : "").append('\n');
    }

    /** Null when there is nothing to show. */
    static Budgets page(Run run, MonthReport report) {
        List<Verdict> verdicts = run.budgets(report.month());
        if (verdicts.isEmpty()) {
            return null;
        }
        Sheet sheet = BudgetSheet.forPeople(verdicts);
        return new Budgets(HtmlTable.of(sheet, Set.of("month", "share", "forecast")),
                verdicts.stream().map(v -> new ReportPage.Sentence(v.needsLook(), DisplayText.visible(BudgetSheet.sentence(v)))).toList(),
                isPartial(run, report) ? INCOMPLETE + "." : null);
    }

    /** Whether rows, files or days are missing; a month that is not over is no such case, for the forecast counts its days. */
    private static boolean isPartial(Run run, MonthReport report) {
        return !run.warnings(YearMonth.parse(report.month())).isEmpty();
    }
}
