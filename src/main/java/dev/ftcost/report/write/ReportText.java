package dev.ftcost.report.write;

import dev.ftcost.report.CostColumns;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Notes;
import dev.ftcost.report.Restatement;
import dev.ftcost.report.Run;
import dev.ftcost.report.UnpricedNotes;
import dev.ftcost.report.Written;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.TextSheet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The answer of {@code report} for people, on a terminal. */
public final class ReportText {
    private static final List<String> COLUMNS = List.of("model", "service_tier", "requests", "input_tokens", "cached_input_tokens",
            "output_tokens", "trained_tokens", "cost", "retry_overhead_cost");

    private ReportText() {}

    /** @param width of the terminal in characters */
    public static String write(Run run, Written written, Path folder, int width) {
        StringBuilder text = new StringBuilder();
        for (MonthReport month : run.months()) {
            text.append(month.month()).append("  cost ").append(shown(month.totals().cost())).append(", retry overhead ")
                    .append(shown(month.totals().retryOverheadCost())).append(" beside it").append(month.complete() ? "" : "  (incomplete)")
                    .append(month.period().complete() ? "" : "  (partial)\n" + ReportMarkdown.partial(month)).append("\n\n");
            text.append(TextSheet.write(CostColumns.only(month.byModel(), columns(month)), width)).append('\n');
        }
        if (run.months().isEmpty()) {
            text.append("No usage and no training in these exports").append(".\n\n");
        }
        restatements(text, written.restatements(), width);
        sentences(text, "warning: ", unpriced(run, false));
        sentences(text, "warning: ", run.warnings());
        // Nobody can say what a job that failed cost.
        List<String> notes = new ArrayList<>(unpriced(run, true));
        notes.addAll(BillTables.disagreements(run.months()));
        notes.addAll(run.stopping().soon());
        notes.addAll(written.notes());
        sentences(text, "note: ", notes);
        text.append(Notes.balance(run.ledger().balance())).append('\n');
        text.append("prices: ").append(DisplayText.visible(run.ledger().cards().name())).append("; reports: ")
                .append(DisplayText.visible(folder.toString())).append('\n');
        return text.toString();
    }

    /** What all months share is said once: every month's report names all files of its run. */
    private static void restatements(StringBuilder text, List<Restatement> restatements, int width) {
        Set<String> shared = new LinkedHashSet<>();
        restatements.forEach(restatement -> shared.addAll(restatement.inputs()));
        restatements.forEach(restatement -> shared.addAll(restatement.cards()));
        sentences(text, "since the last report: ", List.copyOf(shared));
        for (Restatement restatement : restatements) {
            if (!restatement.costs().rows().isEmpty()) {
                text.append("restated: ").append(restatement.month()).append(" had a cost of ").append(shown(restatement.was()))
                        .append(", now ").append(shown(restatement.is())).append("\n\n").append(TextSheet.write(restatement.costs(), width))
                        .append('\n');
            }
        }
    }

    private static List<String> columns(MonthReport month) {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.removeIf(column -> column.equals("trained_tokens") && month.totals().trainedTokens() == 0);
        if (month.totals().unpricedTokens() > 0) {
            columns.add("unpriced_tokens");
        }
        return columns;
    }

    private static List<String> unpriced(Run run, boolean ofFailedJobs) {
        return UnpricedNotes.of(run.months().stream().flatMap(month -> month.unpriced().stream())
                .filter(unpriced -> unpriced.failedJob() == ofFailedJobs).toList(), run.ledger().cards());
    }

    private static void sentences(StringBuilder text, String lead, List<String> sentences) {
        sentences.forEach(sentence -> text.append(lead).append(DisplayText.visible(sentence)).append(".\n"));
        text.append(sentences.isEmpty() ? "" : "\n");
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : Money.shown(amount);
    }
}
