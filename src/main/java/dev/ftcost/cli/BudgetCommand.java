package dev.ftcost.cli;

import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.budget.Budgets;
import dev.ftcost.budget.Limit;
import dev.ftcost.budget.LimitsReader;
import dev.ftcost.budget.Verdict;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
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
@Command(name = "budget", mixinStandardHelpOptions = true, sortOptions = false, header = "Say which limits are passed, or will be at the month's end.",
        description = {"A remaining day is expected to cost what its weekday cost on average in the month so far (a weekday that the month has not had "
            + "yet: in the four weeks before it). Training counts as spent and is not carried on. Costs are without the retry overhead.",
            "", "Exit code: 0 every limit is kept; 3 a limit is passed, or forecast to be, usage is unpriced, "
                + "or input is missing: rejected rows, unknown files, further pages; 4 the exports contradict each other.", ""})
public final class BudgetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = "--budgets", required = true, paramLabel = "FILE", description = {"A CSV with the columns scope,month,limit_usd,warn_at.",
        "scope: total, model:ID, base:MODEL, project:ID, key:ID. month: 2026-08, or * or blank for the month of today.",
        "warn_at: a part of the limit, 80%% or 0.8; blank is the limit itself."})
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
                throw new InputError("there is no usage in these exports, so no day is today; name one with --today.");
            }
            List<Verdict> verdicts = Budgets.judge(ledger, limits, day);
            boolean look = verdicts.stream().anyMatch(Verdict::needsLook) || input.hasFindings();
            if (GlobalOptions.isQuiet(spec) && !look) {
                return ExitCode.DONE;
            }
            if (format.isTable()) {
                spec.commandLine().getOut().print(Terminal.coloured(BudgetSheet.text(verdicts), Terminal.colour()));
                spec.commandLine().getOut().flush();
            } else {
                Sheet sheet = BudgetSheet.of(verdicts);
                format.print(spec.commandLine().getOut(), sheet, () -> InputWarnings.with(JsonSheet.document("budget", sheet).put("today", day.toString()), input));
            }
            InputWarnings.print(spec, format, input);
            return look ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
