package dev.ftcost.cli;

import dev.ftcost.cli.option.AgeDayOption;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.MonthsOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.RatesOption;
import dev.ftcost.cli.option.ReadingOption;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.explain.Explanation.Part;
import dev.ftcost.explain.Explanation;
import dev.ftcost.explain.ExplanationJson;
import dev.ftcost.explain.ExplanationSheet;
import dev.ftcost.explain.ExplanationText;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.usage.Confidential;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost explain}: one number of a report, from the rows of the files to the total. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, header = "Show how one model's monthly cost was calculated.", description = {
        "Lists the source rows, the tokens by type, each token × rate product with its rate card row, and the total. "
                + "The total is that of cost-by-model.csv."}, exitCodeList = {"0:success", "2:the model or the month is not in the exports",
                        "3:usage is unpriced, or input is missing or rejected",
                        "4:the exports contradict each other"}, footer = {
                                "  ftcost explain ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M 2026-10 exports/",
                                "  ftcost explain ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M 2026-08 \\", "      exports/ -f json"})
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model ID as in the exports.")
    private String model;

    @Parameters(index = "1", paramLabel = "MONTH", description = "Month (YYYY-MM).")
    private String month;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "EXPORT", description = ExportsOption.DESCRIPTION)
    private List<Path> exports;

    @Option(names = "--day", paramLabel = "DATE", description = "Only this day of the month (UTC).")
    private LocalDate day;

    @Option(names = "--project", paramLabel = "ID|NAME", description = "Only this project; an empty ID is usage without a project.")
    private String project;

    @Option(names = "--key", paramLabel = "ID|NAME", description = "Only this API key; an empty ID is usage without a key.")
    private String key;

    @Mixin
    private ReadingOption reading;

    @Mixin
    private RatesOption rates;

    @Mixin
    private OutputFormat format;

    // Looked up by --max-age.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private AgeDayOption today;

    @Override
    public Integer call() {
        MonthsOption.require("MONTH", month);
        try (Ledger ledger = reading.ledger(spec, exports, rates.load(), RetryOverhead.usual(), null)) {
            Completeness input = reading.completeness(spec, ledger).in(List.of(month)).without(Kind.DAYS_WITHOUT_COSTS);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            Explanation explanation = Explanation.of(ledger, Confidential.masked(model), month,
                    Part.of(day, Confidential.masked(project), Confidential.masked(key)));
            PrintWriter out = spec.commandLine().getOut();
            if (format.isTable()) {
                out.print(Terminal.shown(ExplanationText.write(explanation, ledger.cards().name(), Terminal.tableWidth())));
                out.flush();
            } else {
                format.print(out, ExplanationSheet.of(explanation), () -> InputWarnings.with(ExplanationJson.of(explanation), input));
            }
            InputWarnings.print(spec, format, input);
            return explanation.hasUnpriced() || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
