package dev.ftcost.report.write;

import dev.ftcost.report.CostColumns;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Notes;
import dev.ftcost.report.Restatement;
import dev.ftcost.report.Run;
import dev.ftcost.report.UnpricedNotes;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.TextSheet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The answer of {@code report} for people, on a terminal. */
public final class ReportText {
    private static final List<String> COLUMNS = List.of("model", "service_tier", "requests", "input_tokens",
            "output_tokens", "cost");

    private ReportText() {}

    /**
     * @param asked the months that are asked for; empty means all
     * @param width of the terminal in characters
     */
    public static String write(Run run, Written written, Collection<String> asked, Path folder, int width) {
        StringBuilder text = new StringBuilder();
        if (run.months().size() == 1) {
            MonthReport month = run.months().get(0);
            text.append(TextSheet.write(CostColumns.only(month.byModel(), columns(month)), width)).append('\n');
        }
        restatements(text, written.restatements(), width);
        sentences(text, "warning: ", unpriced(run, false));
        List<String> warnings = new ArrayList<>(run.warnings());
        written.adjustments().forEach(month -> warnings.addAll(month.warnings()));
        warnings.addAll(written.closed().warnings());
        sentences(text, "warning: ", warnings);
        // Nobody can say what a job that failed cost.
        List<String> notes = new ArrayList<>(unpriced(run, true));
        notes.addAll(BillTables.disagreements(run.months()));
        notes.addAll(written.notes());
        sentences(text, "note: ", notes);
        text.append(Notes.balance(run.ledger().balance())).append("\n\n");
        ReportAnswer.append(text, written, asked);
        String index = DisplayText.visible(folder.resolve("index.html").toString());
        if (ReportAnswer.hasNoMonth(written)) {
            text.append("No report was written; ").append(index).append(" lists those that exist.\n");
        } else {
            text.append("Rate card: ").append(DisplayText.visible(run.prices(run.months()))).append(". Reports written to ")
                    .append(DisplayText.visible(folder.toString())).append("; open ").append(index).append('\n');
        }
        return text.toString();
    }

    /** What several months share is said once: a file may hold something of each. */
    private static void restatements(StringBuilder text, List<Restatement> restatements, int width) {
        Set<String> shared = new LinkedHashSet<>();
        restatements.stream().flatMap(restatement -> restatement.inputs().stream()).sorted().forEach(shared::add);
        restatements.forEach(restatement -> shared.addAll(restatement.cards()));
        sentences(text, "changed since the last report: ", List.copyOf(shared));
        for (Restatement restatement : restatements) {
            if (!restatement.costs().rows().isEmpty()) {
                text.append(restatement.month()).append(" restated: ").append(shown(restatement.was())).append(" → ")
                        .append(shown(restatement.is())).append(change(restatement)).append("\n\n")
                        .append(TextSheet.write(restatement.costs(), width)).append('\n');
            }
        }
    }

    private static String change(Restatement restatement) {
        return restatement.was() == null || restatement.is() == null ? ""
                : " (" + Money.change(restatement.is().subtract(restatement.was())) + ")";
    }

    private static List<String> columns(MonthReport month) {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (month.totals().trainedTokens() > 0) {
            columns.add(columns.size() - 1, "trained_tokens");
        }
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
