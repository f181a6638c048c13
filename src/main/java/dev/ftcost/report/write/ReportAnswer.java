package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.budget.Verdict;
import dev.ftcost.completeness.Period;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** The last lines of {@code report}: each month with its change, its bill and its anomalies, then the models that stop. */
final class ReportAnswer {
    private static final int SHOWN_ANOMALIES = 5;
    private static final String INDENT = "  ";

    private ReportAnswer() {}

    /** @param asked the months that are asked for; empty means all */
    static void append(StringBuilder text, Written written, Collection<String> asked) {
        Run run = written.run();
        if (hasNoMonth(written)) {
            text.append(nothing(run, asked)).append("\n\n");
            return;
        }
        written.adjustments().forEach(closed -> text.append(closed.closed().month()).append(": closed, ")
                .append(closed.closed().settlement().words()).append(".\n"));
        written.unknown().forEach(month -> text.append(month).append(": closed, and not compared, because its files were changed.\n"));
        for (MonthReport month : run.months()) {
            text.append(headline(month)).append('\n');
            if (!month.complete()) {
                text.append(INDENT).append("Incomplete: usage without a rate is not included.\n");
            }
            if (month.forecast() != null) {
                text.append(INDENT).append("The ").append(ReportMarkdown.forecast(month)).append(".\n");
            }
            if (month.reconciliation() != null) {
                text.append(INDENT).append(DisplayText.visible(ReconciliationSheet.summary(month.reconciliation()))).append(".\n");
            }
            run.budgets(month.month()).stream().filter(Verdict::needsLook).forEach(v -> text.append(INDENT).append("Budget ")
                    .append(DisplayText.visible(BudgetSheet.sentence(v))).append('\n'));
            anomalies(text, month);
        }
        run.stopping().soon().forEach(sentence -> text.append(DisplayText.visible(sentence)).append(".\n"));
        text.append('\n');
    }

    /** Whether nothing was reported, and no closed month was compared. */
    static boolean hasNoMonth(Written written) {
        return written.run().months().isEmpty() && written.adjustments().isEmpty() && written.unknown().isEmpty();
    }

    /** Why there is no month, as far as the exports say it. */
    private static String nothing(Run run, Collection<String> asked) {
        List<String> months = run.ledger().months();
        if (!months.isEmpty()) {
            return "No usage or training data for " + String.join(", ", asked) + "; these exports have data from " + months.get(0) + " to "
                    + months.get(months.size() - 1) + ".";
        }
        int files = run.ledger().files().size();
        return "No usage or training data found (" + Money.count(files) + (files == 1 ? " file" : " files") + " read)."
                + (Reconciler.hasBill(run.ledger()) ? " A cost export holds what was billed; a report needs usage exports." : "");
    }

    /** {@code 2026-10: $357.96 (+$17.90 retry overhead), +$84.24 (+30.8%) vs. 2026-09}. */
    private static String headline(MonthReport month) {
        BigDecimal retries = month.totals().retryOverheadCost();
        return month.month() + days(month.period()) + ": " + shown(month.totals().cost())
                + (retries == null ? "" : " (" + Money.change(retries) + " retry overhead)")
                + (month.change() == null ? "" : ", " + ChangeSheets.brief(month.change()));
    }

    /** Of a partial month, how many days the amount is of. */
    private static String days(Period period) {
        return period.complete() ? ""
                : period.daysCovered() == 0 ? " (training only)"
                        : " (" + period.daysCovered() + " of " + period.daysInMonth() + " days)";
    }

    private static void anomalies(StringBuilder text, MonthReport month) {
        List<List<Object>> rows = AnomalySheet.forPeople(month.anomalies()).rows();
        rows.stream().limit(SHOWN_ANOMALIES).forEach(row -> text.append(INDENT).append("Anomaly on ").append(row.get(0)).append(", ")
                .append(((String) row.get(1)).isEmpty() ? "usage without a model" : DisplayText.visible((String) row.get(1)))
                .append(((String) row.get(2)).isEmpty() ? "" : " in " + DisplayText.visible((String) row.get(2))).append(": ")
                .append(row.get(3)).append(", ")
                .append(DisplayText.visible((String) row.get(7))).append(".\n"));
        if (rows.size() > SHOWN_ANOMALIES) {
            text.append(INDENT).append(Money.count(rows.size() - SHOWN_ANOMALIES)).append(" more in anomalies.csv.\n");
        }
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : Money.shown(amount);
    }
}
