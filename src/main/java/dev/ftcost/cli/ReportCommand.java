package dev.ftcost.cli;

import dev.ftcost.cli.option.AgeDayOption;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.RetryOverheadOption;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.focus.FocusFile;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.report.Run;
import dev.ftcost.report.Written;
import dev.ftcost.report.write.ReportText;
import dev.ftcost.report.write.Reporter;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost report}: the monthly cost reports. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false, header = "Write the monthly cost reports of these exports.",
        description = {"For each month with usage or training, a folder DIR/YYYY-MM with summary.md, report.html, report.xlsx, report.json, "
            + "cost-by-model.csv, cost-by-day.csv, cost-by-project.csv, cost-by-key.csv and focus.csv; in DIR, index.html and index.md of all months that "
            + "stand there. Each month is written whole or not at all; what changed since the report that stood there is printed.",
            "Costs are exact: tokens x the rate of the day. Usage without a rate is named, never 0. The retry overhead stands beside the cost.",
            "", "Exit code: 0 done; 3 done, but usage is unpriced, rows are rejected (DIR/rejected.csv), a file is unknown or a further page is missing; 4 the exports contradict each other.", ""})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private RetryOverheadOption overhead;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "reports", description = "Where the reports go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "Only this month. May be repeated.")
    private List<String> months = List.of();

    @Option(names = "--billing-account", paramLabel = "ID", defaultValue = FocusFile.UNNAMED_ACCOUNT,
            description = "The organisation's id (org-...) for focus.csv, since usage exports do not name it. Default: ${DEFAULT-VALUE}.")
    private String billingAccount;

    // Looked up by --max-age.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private AgeDayOption today;

    @Override
    public Integer call() {
        for (String month : months) {
            if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
                throw new InputError("--month '" + month + "' is no month; write 2026-08.");
            }
        }
        RetryOverhead factors = overhead.overhead();
        try (Ledger ledger = exports.ledger(factors, out)) {
            Written written = Reporter.write(ledger, exports.completeness(ledger), months, Version.number(), out, billingAccount);
            Run run = written.run();
            if (!GlobalOptions.isQuiet(spec) || run.needsLook()) {
                spec.commandLine().getOut().print(Terminal.coloured(ReportText.write(run, written, out), Terminal.colour()));
                spec.commandLine().getOut().flush();
            }
            List<String> unmatched = factors.unmatched(ledger.models());
            unmatched.forEach(name -> spec.commandLine().getErr().println("ftcost: warning: --retry-overhead '" + DisplayText.visible(name)
                    + "' matches no model of these exports; check the name."));
            return run.needsLook() || !unmatched.isEmpty() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
