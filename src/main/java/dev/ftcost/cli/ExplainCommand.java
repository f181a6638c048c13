package dev.ftcost.cli;

import dev.ftcost.cli.option.AgeDayOption;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.ReadingOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.explain.Explanation;
import dev.ftcost.explain.ExplanationJson;
import dev.ftcost.explain.ExplanationSheet;
import dev.ftcost.explain.ExplanationText;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost explain}: one number of a report, from the rows of the files to the sum. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, header = "Explain what a model cost in a month, every digit.",
        description = {"The rows of the files that count, the tokens of each meter, each product with the line of the rate card that it comes from, "
            + "and the sum, which is the cost in cost-by-model.csv.", ""})
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model's id as the exports write it.")
    private String model;

    @Parameters(index = "1", paramLabel = "MONTH", description = "2026-08.")
    private String month;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "EXPORT", description = ExportsOption.DESCRIPTION)
    private List<Path> exports;

    @Mixin
    private ReadingOption reading;

    @Mixin
    private OutputFormat format;

    // Looked up by --max-age.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private AgeDayOption today;

    @Override
    public Integer call() {
        if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new InputError("MONTH '" + month + "' is no month; write ftcost explain MODEL 2026-08 EXPORT...");
        }
        try (Ledger ledger = reading.ledger(spec, exports, RetryOverhead.usual(), null)) {
            Completeness input = reading.completeness(spec, ledger).in(List.of(month)).without(Kind.DAYS_WITHOUT_COSTS);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            Explanation explanation = Explanation.of(ledger, model, month);
            PrintWriter out = spec.commandLine().getOut();
            if (format.isTable()) {
                out.print(ExplanationText.write(explanation, ledger.cards().name()));
                out.flush();
            } else {
                format.print(out, ExplanationSheet.of(explanation), () -> InputWarnings.with(ExplanationJson.of(explanation), input));
            }
            InputWarnings.print(spec, format, input);
            return explanation.hasUnpriced() || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
