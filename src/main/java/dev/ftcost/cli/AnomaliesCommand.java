package dev.ftcost.cli;

import dev.ftcost.anomalies.Anomalies;
import dev.ftcost.anomalies.AnomalyJson;
import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.anomalies.AnomalyText;
import dev.ftcost.anomalies.statistics.Sensitivity;
import dev.ftcost.cli.option.AmountConverter;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost anomalies}: unusual days, their dollar impact, and what caused it. */
@Command(name = "anomalies", mixinStandardHelpOptions = true, sortOptions = false, header = "Detect cost anomalies, with dollar impact and cause.", description = {
        "Compares each day's cost per model, per project and in total with previous days only. "
                + "A model needs 14 days of history; a warning reports the days without enough history, with the largest.",
        "The impact is the exact cost above or below the expected cost over all days of the anomaly. The cause breaks it down: requests, tokens per "
                + "request, mix of token types, prices, and the project or key behind it."}, exitCodeList = {"0:no anomalies",
                        "3:anomalies found, or input is missing or rejected", "4:the exports contradict each other"}, footer = {
                                "  ftcost anomalies exports/", "  ftcost anomalies exports/ --since 2026-10-01 --min-impact 20"})
public final class AnomaliesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private OutputFormat format;

    @Option(names = "--since", paramLabel = "DATE", description = "Start date (UTC).")
    private LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", description = "End date (UTC).")
    private LocalDate until;

    @Option(names = {"-m", "--month"}, paramLabel = "YYYY-MM", description = "Only this month.")
    private YearMonth month;

    @Option(names = "--min-impact", paramLabel = "USD", converter = AmountConverter.Dollars.class, defaultValue = "5.00", description = "Ignore anomalies with a smaller impact, up or down. Unpriced usage is always reported. Default: ${DEFAULT-VALUE}.")
    private BigDecimal minImpact;

    @Option(names = "--today", paramLabel = "DATE", description = "Reference date, which is not complete. Default: the end of the newest data.")
    private LocalDate today;

    @Option(names = "--settle-days", paramLabel = "DAYS", defaultValue = "1", description = "Number of newest days to skip, today included, because their usage may still grow. Default: ${DEFAULT-VALUE}.")
    private int settleDays;

    @Option(names = "--sensitivity", paramLabel = "FACTOR", defaultValue = "1", description = "1.2 finds smaller anomalies with more false alerts, 0.8 fewer of both. Default: ${DEFAULT-VALUE}.")
    private String sensitivity;

    @Override
    public Integer call() {
        AnomalyQuery question = question();
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).without(Kind.DAYS_WITHOUT_COSTS);
            Anomalies anomalies = Anomalies.of(ledger, question);
            boolean any = !anomalies.found().isEmpty() || input.hasFindings();
            if (any || !GlobalOptions.isQuiet(spec)) {
                print(anomalies, question, input);
            }
            return any ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    private void print(Anomalies anomalies, AnomalyQuery question, Completeness input) {
        PrintWriter out = spec.commandLine().getOut();
        if (format.isTable()) {
            out.print(Terminal.shown(AnomalyText.write(anomalies, question, Terminal.tableWidth())));
            out.flush();
        } else {
            format.print(out, AnomalySheet.of(anomalies.found()), () -> InputWarnings.with(AnomalyJson.write(anomalies), input));
            InputWarnings.print(spec, format, anomalies.warnings());
        }
        InputWarnings.print(spec, format, input);
    }

    private AnomalyQuery question() {
        if (minImpact.signum() < 0) {
            throw new InputError("--min-impact '" + minImpact.toPlainString() + "' is negative; write an amount in USD such as 5.00.");
        }
        if (settleDays < 0 || settleDays > 365) {
            throw new InputError("--settle-days '" + settleDays + "' is not a number of days between 0 and 365.");
        }
        if (month != null) {
            if (since != null || until != null) {
                throw new InputError("--month cannot be combined with --since or --until; use one of them.");
            }
            since = month.atDay(1);
            until = month.atEndOfMonth();
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw new InputError("--until '" + until + "' is before --since '" + since + "'.");
        }
        try {
            return new AnomalyQuery(since, until, minImpact, today, settleDays, Sensitivity.of(sensitivity));
        } catch (IllegalArgumentException e) {
            throw new InputError("--sensitivity '" + sensitivity + "' is not a number between 0.1 and 10.");
        }
    }
}
