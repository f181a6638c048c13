package dev.ftcost.cli;

import dev.ftcost.cli.option.BreakEvenOptions;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.PricesOption;
import dev.ftcost.cli.option.ServingOptions;
import dev.ftcost.cli.option.TrainingOptions;
import dev.ftcost.cli.option.UsageOptions;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.estimate.Estimate;
import dev.ftcost.estimate.EstimateJson;
import dev.ftcost.estimate.EstimateSheet;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.Plan;
import dev.ftcost.estimate.RateLookup;
import dev.ftcost.estimate.Scenario;
import dev.ftcost.estimate.Volume;
import dev.ftcost.rates.RateCards;
import dev.ftcost.sheet.Explained;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost estimate}: what a fine-tuned model will cost, and when it breaks even. */
@Command(name = "estimate", mixinStandardHelpOptions = true, sortOptions = false, header = "Estimate the cost and break-even of fine-tuning a model.", description = {
        "Training, inference and total cost, savings options, and break-even vs. the base model, with formulas.",
        "Amounts that are not given are 0; k, M and B are a thousand, a million, a billion. A base without its date "
                + "(gpt-4o-mini) is the rate card's row without a date, else its newest snapshot. "
                + "Unknown prices are shown as —."}, exitCodeList = {"0:success",
                        "3:a price is missing, or input is missing or rejected"}, footer = {
                                "  ftcost estimate --model gpt-4o-mini --training-tokens 5M \\",
                                "      --input-tokens 1M --output-tokens 2M",
                                "  ftcost estimate --scenario startup",
                                "  ftcost estimate --from-usage exports/ --compare-with gpt-4.1-mini \\",
                                "      --like ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M"})
public final class EstimateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", order = HelpSection.TRAINING, paramLabel = "BASE", description = "The base model to fine-tune.")
    private String model;

    @Option(names = "--scenario", order = HelpSection.INPUT, paramLabel = "startup|production|enterprise", description = "Preset: 100k, 1M, 5M training tokens for 1 epoch; 10k + 30k, 5M + 15M, 50M + 150M input + output "
            + "tokens per day, 30 days per month; on gpt-4o-mini, gpt-4o-mini, gpt-4o. Explicit options override it.")
    private Scenario scenario;

    @Mixin
    private TrainingOptions training;

    @Mixin
    private ServingOptions serving;

    @Mixin
    private UsageOptions usage;

    @Option(names = "--compare-with", order = HelpSection.COMPARISON, paramLabel = "BASE", description = "Also estimate another base model, training included. Repeatable.")
    private List<String> compareWith = List.of();

    @Mixin
    private BreakEvenOptions breakEven;

    @Mixin
    private PricesOption prices;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws IOException {
        RateCards cards = prices.cards();
        RateLookup priced = prices.prices(cards);
        priced.requireKnown("--model", model == null ? List.of() : List.of(model), true);
        priced.requireKnown("--compare-with", compareWith, true);
        priced.requireKnown("--against", breakEven.against() == null ? List.of() : List.of(breakEven.against()), false);
        UsageOptions.Known known = usage.known(spec, cards, prices.lifecycle());
        Completeness input = known.input();
        if (input != null && input.isEmpty()) {
            return InputWarnings.withoutExports(spec, format, input);
        }
        String base = base();
        List<Volume> volumes = serving.volumes(scenario, known.month());
        Plan plan = new Plan(training.training(scenario, base), volumes, serving.span(scenario),
                serving.retryOverhead(priced.fineTuned(base), base));
        Estimate.Question question = new Estimate.Question(base, compareWith, breakEven.against(), breakEven.request(serving, volumes),
                serving.requestsAMonth(scenario, known.month()), serving.cachedShare());
        List<Note> notes = new ArrayList<>(training.notes());
        notes.addAll(known.notes());
        Estimate estimate = Estimate.of(question, plan, priced, prices.availability(known.lifecycle(), known.newestDay()), known.jobs(),
                notes);
        format.print(spec.commandLine().getOut(), EstimateSheet.of(estimate), sheet -> Explained.text(sheet, Terminal.tableWidth()),
                Explained::markdown,
                () -> input == null ? EstimateJson.of(estimate) : InputWarnings.with(EstimateJson.of(estimate), input));
        if (input != null) {
            InputWarnings.print(spec, format, input);
        }
        return estimate.incomplete() || input != null && input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
    }

    private String base() {
        if (model != null) {
            return model;
        }
        if (usage.like() == null && scenario == null) {
            throw new InputError("--model is missing; add --model (such as gpt-4o-mini) or --scenario startup|production|enterprise.");
        }
        return scenario != null ? scenario.model() : usage.like();
    }
}
