package dev.ftcost.report;

import dev.ftcost.budget.Verdict;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.rates.ConfirmedSpan;
import dev.ftcost.rates.Rate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of `report` made: the months, and the ledger that they come from.
 *
 * @param input what is missing from it
 * @param inputs which files each month is made from
 * @param version of ftcost, for the documents
 * @param stopping the models in use that have a shutdown date
 * @param budgets the verdicts of each month, those that budgets name; null when no budgets are asked for
 * @param arguments how the exports were named on the command line
 */
public record Run(Ledger ledger, Completeness input, MonthInputs inputs, List<MonthReport> months, String version, StoppingModels stopping,
        Map<String, List<Verdict>> budgets, ExportArguments arguments) {
    public Run {
        months = List.copyOf(months);
    }

    /** The files that a month is made from. */
    public List<LoadedFile> files(String month) {
        return inputs.in(month);
    }

    /** What became of the rows of a month's files. */
    public RowBalance balance(String month) {
        return inputs.balance(month);
    }

    /** The models in use in a month that have a shutdown date, as its report says it. */
    public StoppingModels stopping(String month) {
        return stopping.asOf(month);
    }

    /** What became of a month's budgets; none when none are asked for. */
    public List<Verdict> budgets(String month) {
        return budgets == null ? List.of() : budgets.getOrDefault(month, List.of());
    }

    /** What the contract among the rate cards saved in a month; null when there is none, or it changed nothing. */
    public ContractSavings savings(MonthReport month) {
        return ContractSavings.of(month, ledger.cards().cards().size());
    }

    /** Whether a person should look: unpriced usage, rejected rows, unknown files, missing pages. */
    public boolean needsLook() {
        return months.stream().anyMatch(month -> !month.complete()) || input.hasFindings();
    }

    /** What is missing from the input as far as it concerns a month, in sentences. */
    public List<String> warnings(YearMonth month) {
        return input.warnings().stream().filter(warning -> warning.concerns(month)).map(Run::sentence).toList();
    }

    /** How many of the warnings that concern a month are findings. */
    public long findings(YearMonth month) {
        return input.warnings().stream().filter(warning -> warning.concerns(month) && warning.kind().isFinding()).count();
    }

    /** What is missing from the input, in sentences. */
    public List<String> warnings() {
        return input.warnings().stream().map(Run::sentence).toList();
    }

    /** The cards, and from when to when the prices of some months were confirmed: {@code openai (confirmed 2026-07-24 to 2026-11-17)}. */
    public String prices(List<MonthReport> of) {
        // One instance a row: to compare them part by part would be to say the same at length.
        Set<Rate> rates = Collections.newSetFromMap(new IdentityHashMap<>());
        of.forEach(month -> rates.addAll(month.rates()));
        String confirmed = ConfirmedSpan.of(rates).label();
        return ledger.cards().name() + (confirmed.isEmpty() ? "" : " (" + confirmed + ")");
    }

    /** A report writes the rejected rows next to the months. */
    private static String sentence(InputWarning warning) {
        return warning.kind() == InputWarning.Kind.REJECTED_ROWS || warning.kind() == InputWarning.Kind.REJECTED_BILL
                ? warning.sentence() + "; rejected.csv has every rejected row"
                : warning.sentence();
    }
}
