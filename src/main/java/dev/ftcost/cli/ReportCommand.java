package dev.ftcost.cli;

import dev.ftcost.budget.Limit;
import dev.ftcost.budget.LimitsReader;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.FocusOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.LifecycleOption;
import dev.ftcost.cli.option.MonthsOption;
import dev.ftcost.cli.option.RetryOverheadOption;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.TodayOption;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.report.Run;
import dev.ftcost.report.write.ReportText;
import dev.ftcost.report.write.ReportSettings;
import dev.ftcost.report.write.Reporter;
import dev.ftcost.report.write.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost report}: the monthly cost reports. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false, header = "Generate monthly cost reports from usage exports.", description = {
        "Each month gets a directory DIR/YYYY-MM with summary.md, report.html, report.xlsx, report.json, "
                + "cost-by-model.csv, cost-by-day.csv, cost-by-project.csv, cost-by-key.csv, cost-by-team.csv, lifecycle.csv, focus.csv and focus-metadata.json. DIR also gets index.html and index.md covering all "
                + "months. Months are written atomically; changes since the previous report are printed. A closed month (ftcost close) stays as it is; "
                + "what these exports would change in it goes to DIR/YYYY-MM/adjustments.csv.",
        "Costs are exact: tokens × the rate of the day. Usage without a rate is listed as unpriced, never counted as 0. "
                + "The retry overhead is not included in the cost."}, exitCodeList = {"0:success, no findings",
                        "3:unpriced usage, rejected rows (DIR/rejected.csv), unrecognized files, missing pages, "
                                + "or a closed month that would change or whose files were changed",
                        "4:the exports contradict each other; nothing was written"}, footer = {"  ftcost report exports/",
                                "  ftcost report exports/ -m 2026-10 -o october",
                                "  ftcost report exports/ --rates openai,contract.csv --retry-overhead 8%%"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private RetryOverheadOption overhead;

    @Option(names = {"-o",
            "--out"}, order = HelpSection.OUTPUT, paramLabel = "DIR", defaultValue = "reports", description = "Output directory. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Mixin
    private MonthsOption months;

    @Mixin
    private FocusOption focus;

    @Mixin
    private LifecycleOption lifecycle;

    @Option(names = "--budgets", order = HelpSection.INPUT, paramLabel = "FILE", description = "CSV of budgets with the columns scope,month,limit_usd,warn_at (see ftcost budget): each month is compared with its own.")
    private Path budgets;

    @Mixin
    private TodayOption today;

    @Override
    public Integer call() {
        List<String> only = months.months();
        RetryOverhead factors = overhead.overhead();
        List<Limit> limits = budgets == null ? null : LimitsReader.read(budgets);
        try (Ledger ledger = exports.ledger(factors, out)) {
            ReportSettings settings = new ReportSettings(Version.number(), focus.settings(), lifecycle.load(), today.or(ledger),
                    today.isGiven(),
                    limits,
                    exports.arguments());
            Written written = Reporter.write(ledger, exports.completeness(ledger), only, out, settings,
                    owner -> Messages.waiting(spec.commandLine().getErr(), owner, out));
            Run run = written.run();
            written.wrongInCache()
                    .forEach(month -> Messages.warning(spec.commandLine().getErr(), "cache mismatch for the report of " + month
                            + "; the report is made again and the cache is repaired. Please report this"));
            if (!GlobalOptions.isQuiet(spec) || written.needsLook()) {
                spec.commandLine().getOut().print(Terminal.shown(ReportText.write(run, written, only, out, Terminal.tableWidth())));
                spec.commandLine().getOut().flush();
            }
            List<String> unmatched = factors.unmatched(ledger.models());
            unmatched.forEach(name -> Messages.warning(spec.commandLine().getErr(),
                    "--retry-overhead '" + name + "' matches no model of these exports; check the name"));
            return written.needsLook() || !unmatched.isEmpty() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
