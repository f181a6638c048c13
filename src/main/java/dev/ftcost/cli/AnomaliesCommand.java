package dev.ftcost.cli;

import dev.ftcost.anomalies.Anomalies;
import dev.ftcost.anomalies.AnomalyJson;
import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.anomalies.AnomalyText;
import dev.ftcost.anomalies.statistics.Sensitivity;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.report.Notes;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost anomalies}: what was odd, how many dollars it is, and what caused it. */
@Command(name = "anomalies", mixinStandardHelpOptions = true, sortOptions = false, header = "Find unusual days, their dollars and their causes.",
        description = {"Judges the daily cost of each model, of each project of a model, and of everything, each day by the days before it alone. "
            + "A model needs 14 days of history; until then it is learning.",
            "The impact is the exact cost above what was expected, and the cause takes it apart: requests, tokens per request, mix of meters, prices, "
            + "and the project or key behind it.",
            "", "Exit code: 0 nothing unusual; 3 something is.", ""})
public final class AnomaliesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private OutputFormat format;

    @Option(names = "--since", paramLabel = "DATE", description = "Only what was unusual on this day or later (UTC).")
    private LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", description = "Only what was unusual on this day or earlier.")
    private LocalDate until;

    @Option(names = "--min-impact", paramLabel = "USD", defaultValue = "5.00",
            description = "Leave out what matters less than this, up or down. Usage without a price is always reported. Default: ${DEFAULT-VALUE}.")
    private BigDecimal minImpact;

    @Option(names = "--today", paramLabel = "DATE",
            description = "The day that is not over. Default: the day on which the newest bucket ends; a day's bucket that is whole ends on the next day.")
    private LocalDate today;

    @Option(names = "--settle-days", paramLabel = "DAYS", defaultValue = "1",
            description = "How many of the newest days wait, today included, because their usage may still grow. Default: ${DEFAULT-VALUE}.")
    private int settleDays;

    @Option(names = "--sensitivity", paramLabel = "FACTOR", defaultValue = "1",
            description = "1.2 finds smaller events and raises more false alerts, 0.8 is quieter. Default: ${DEFAULT-VALUE}.")
    private BigDecimal sensitivity;

    @Override
    public Integer call() {
        AnomalyQuery question = question();
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Notes.faults(ledger).forEach(fault -> spec.commandLine().getErr().println("ftcost: " + fault));
            Anomalies anomalies = Anomalies.of(ledger, question);
            boolean any = !anomalies.found().isEmpty();
            if (any || !GlobalOptions.isQuiet(spec)) {
                print(anomalies, question);
            }
            return any ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    private void print(Anomalies anomalies, AnomalyQuery question) {
        PrintWriter out = spec.commandLine().getOut();
        if (format.isTable()) {
            out.print(AnomalyText.write(anomalies, question));
            out.flush();
        } else {
            format.print(out, AnomalySheet.of(anomalies.found()), () -> AnomalyJson.write(anomalies));
        }
    }

    private AnomalyQuery question() {
        if (minImpact.signum() < 0) {
            throw new InputError("--min-impact '" + minImpact.toPlainString() + "' is negative; write an amount in USD such as 5.00.");
        }
        if (settleDays < 0 || settleDays > 365) {
            throw new InputError("--settle-days '" + settleDays + "' is no number of days between 0 and 365.");
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw new InputError("--until '" + until + "' is before --since '" + since + "'.");
        }
        try {
            return new AnomalyQuery(since, until, minImpact, today, settleDays, Sensitivity.of(sensitivity));
        } catch (IllegalArgumentException e) {
            throw new InputError("--" + e.getMessage() + ".");
        }
    }
}
