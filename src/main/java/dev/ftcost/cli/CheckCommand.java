package dev.ftcost.cli;

import dev.ftcost.check.CheckJson;
import dev.ftcost.check.CheckResult;
import dev.ftcost.check.CheckSheet;
import dev.ftcost.check.CheckText;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.LifecycleOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.TodayOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftcost check}: what the exports are and cover. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, header = "Inspect exports: file types, date coverage, duplicates and errors (read-only).", description = {
        "Lists the type, days and rows of each file, then gaps, overlaps, provisional data, models without a rate, models that stop within 180 days, and rejected rows."}, exitCodeList = {
                "0:success, no findings", "3:unpriced usage, rejected rows, unrecognized files or missing pages",
                "4:the exports contradict each other"}, footer = {"  ftcost check exports/", "  ftcost check exports/ -f json"})
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private LifecycleOption lifecycle;

    @Mixin
    private TodayOption today;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger);
            CheckResult coverage = CheckResult.of(ledger, input, lifecycle.load(), today.or(ledger));
            PrintWriter out = spec.commandLine().getOut();
            if (GlobalOptions.isQuiet(spec) && !coverage.needsLook()) {
                return ExitCode.DONE;
            }
            if (format.isTable()) {
                out.print(Terminal.shown(CheckText.write(coverage, Terminal.tableWidth())));
                out.flush();
            } else {
                format.print(out, CheckSheet.of(coverage), () -> CheckJson.write(coverage));
                InputWarnings.print(spec, format, input);
            }
            return coverage.needsLook() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
