package dev.ftcost.cli;

import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.budget.Budgets;
import dev.ftcost.budget.Limit;
import dev.ftcost.budget.LimitsReader;
import dev.ftcost.budget.Verdict;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.TodayOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost budget}: which limits are passed, and which will be. */
@Command(name = "budget", mixinStandardHelpOptions = true, sortOptions = false, header = "Check spend against budgets, with month-end forecast.", customSynopsis = "ftcost budget --budgets=FILE [OPTIONS] EXPORT...", description = {
        "The forecast uses the weekday medians of the last four weeks, or the level of the last days if four or more agree on another one; "
                + "training is not extrapolated. Usage after --today is ignored. The retry overhead is not included."}, exitCodeList = {
                        "0:all within budget",
                        "3:a budget is exceeded, or forecast to be, a scope matches nothing, usage is unpriced, or input is missing or rejected",
                        "4:the exports contradict each other"}, footer = {"  ftcost budget exports/ --budgets budgets.csv",
                                "  ftcost budget exports/ --budgets budgets.csv --today 2026-10-20 -f json"})
public final class BudgetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = "--budgets", order = HelpSection.INPUT, required = true, paramLabel = "FILE", description = {
            "CSV with the columns scope,month,limit_usd,warn_at.",
            "scope: total, model:ID, base:MODEL, project:ID, key:ID, team:NAME (see --names). month: YYYY-MM; * or blank is the current month.",
            "warn_at: warning threshold, 80%% or 0.8. Default: 100%%."})
    private Path budgets;

    @Mixin
    private TodayOption today;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        List<Limit> limits = LimitsReader.read(budgets);
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).without(Kind.DAYS_WITHOUT_COSTS);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            LocalDate day = today.or(ledger);
            if (day == null) {
                throw new InputError("the exports contain no usage, so there is no reference date; set one with --today.");
            }
            List<Verdict> verdicts = Budgets.judge(ledger, limits, day);
            boolean findings = verdicts.stream().anyMatch(Verdict::needsLook) || input.hasFindings();
            if (GlobalOptions.isQuiet(spec) && !findings) {
                return ExitCode.DONE;
            }
            if (format.isTable()) {
                spec.commandLine().getOut().print(Terminal.shown(BudgetSheet.text(verdicts, Terminal.tableWidth())));
                spec.commandLine().getOut().flush();
            } else {
                Sheet sheet = BudgetSheet.of(verdicts);
                format.print(spec.commandLine().getOut(), sheet,
                        () -> InputWarnings.with(JsonSheet.document("budget", sheet).put("today", day.toString()), input));
            }
            InputWarnings.print(spec, format, input);
            return findings ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
