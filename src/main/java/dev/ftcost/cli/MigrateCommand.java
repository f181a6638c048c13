package dev.ftcost.cli;

import dev.ftcost.cli.option.AmountConverter;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.LifecycleOption;
import dev.ftcost.cli.option.MonthsOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.TodayOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.migrate.Adjustments;
import dev.ftcost.migrate.Factors;
import dev.ftcost.migrate.Migration;
import dev.ftcost.migrate.MigrationSheet;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.usage.Confidential;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost migrate}: which models stop when, and what the same usage costs elsewhere. */
@Command(name = "migrate", mixinStandardHelpOptions = true, sortOptions = false, header = "Show which models stop when, and what the same usage costs elsewhere.", description = {
        "For each model in use with a shutdown date: the usage of the newest complete month at the prices of --today, on the "
                + "model, on the replacement that OpenAI names, on every --to, and on Azure if rate card 'azure' has the same base (hosting is a line of its own).",
        "The break-evens say how many input tokens may be added to each request, and how many times the output may grow, before the target costs more."}, exitCodeList = {
                "0:success", "3:a price is missing, input is missing or rejected, or there is no usage",
                "4:the exports contradict each other"}, footer = {"  ftcost migrate exports/",
                        "  ftcost migrate exports/ --to gpt-4.1-mini -f json"})
public final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = {"-m",
            "--month"}, paramLabel = "YYYY-MM", description = "Month of the usage. Default: the newest complete month.")
    private String month;

    @Option(names = "--to", paramLabel = "MODEL", split = ",", description = "A model to move to, in addition to the replacement that OpenAI names. Repeatable.")
    private List<String> to = List.of();

    @Option(names = "--model", paramLabel = "MODEL", split = ",", description = "Only this model, as the exports name it, whether it has a shutdown date or not. Repeatable.")
    private List<String> models = List.of();

    @Option(names = "--input-factor", paramLabel = "[MODEL=]FACTOR", split = ",", description = "Factor for the input tokens on a target (MODEL=1.5: on or from that model). Repeatable. Default: 1.")
    private List<String> inputFactors = List.of();

    @Option(names = "--output-factor", paramLabel = "[MODEL=]FACTOR", split = ",", description = "The same for the output tokens.")
    private List<String> outputFactors = List.of();

    @Option(names = "--extra-input-tokens", paramLabel = "N", converter = AmountConverter.Count.class, defaultValue = "0", description = "Input tokens to add to each request: the longer prompt that replaces the tuning. Default: ${DEFAULT-VALUE}.")
    private Long extraInputTokens;

    @Option(names = "--cached-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, description = "Share of the input that is cached on a target. Default: measured share.")
    private BigDecimal cachedShare;

    @Mixin
    private LifecycleOption lifecycle;

    @Mixin
    private TodayOption today;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        if (month != null) {
            MonthsOption.require("--month", month);
        }
        Adjustments adjustments = new Adjustments(Factors.of("--input-factor", inputFactors), Factors.of("--output-factor", outputFactors),
                extraInputTokens, cachedShare);
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).without(Kind.DAYS_WITHOUT_COSTS);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            Migration migration = Migration.of(ledger, input, ledger.lifecycle(lifecycle.load()),
                    new Migration.Question(month, models.stream().map(Confidential::masked).toList(), to, adjustments, today.or(ledger)));
            boolean look = migration.isIncomplete() || input.hasFindings();
            if (!GlobalOptions.isQuiet(spec) || look || !migration.rows().isEmpty()) {
                print(migration, input);
            }
            return look ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    private void print(Migration migration, Completeness input) {
        PrintWriter out = spec.commandLine().getOut();
        format.print(out, MigrationSheet.of(migration), sheet -> MigrationSheet.text(migration, Terminal.tableWidth()),
                MarkdownSheet::write,
                () -> InputWarnings.with(MigrationSheet.json(migration), input));
        if (!format.isTable()) {
            InputWarnings.print(spec, format, migration.warnings());
        }
        InputWarnings.print(spec, format, input);
    }
}
