package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
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

/** {@code ftcost estimate}: what a fine-tuned model will cost, and whether it is worth it. */
@Command(name = "estimate", mixinStandardHelpOptions = true, sortOptions = false,
        header = "What a fine-tuned model will cost, and whether it is worth it.",
        description = {"Training, serving, the total, cheaper ways, and the break-even against an untuned model; every line with its formula.",
            "Amounts that are not given are 0; k, M and B are a thousand, a million, a billion. A base without its date (gpt-4o-mini) is the card's "
                + "dateless row, else its newest snapshot. Ends in 3 when a price is missing: unknown is a dash, never 0."},
        footerHeading = "%nWhere the guide's figures are wrong:%n",
        footer = {
            "  The startup year is 7.12, not 7.18: 0.585 a month was rounded before it was taken 12 times.",
            "  The production year is 3,511.00, not 3,510.00: the training was left out.",
            "  Serving 4o costs 16.667 times what 4o-mini does, not \"3x\"; that holds for training alone.",
            "  Its prices of 4o and 4o-mini are those of the base models; fine-tuned they cost 1.5 and 2 times as much.",
            "  Its prices of 3.5 are 4 to 10 times too low, and GPT-4 Turbo was never offered for fine-tuning.",
            "  --rates guide-2026 reproduces it all the same; the default is OpenAI's list."})
public final class EstimateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "BASE", description = "The base model to fine-tune.")
    private String model;

    @Option(names = "--scenario", paramLabel = "startup|production|enterprise",
            description = "One of the guide's three: 100k, 1M, 5M training tokens for 1 epoch; 10k + 30k, 5M + 15M, 50M + 150M tokens a day, "
                    + "30 days a month; on 4o-mini, 4o-mini, 4o. Every option given beside it goes before it.")
    private Scenario scenario;

    @Mixin
    private TrainingOptions training;

    @Mixin
    private ServingOptions serving;

    @Mixin
    private UsageOptions usage;

    @Option(names = "--compare-with", paramLabel = "BASE", description = "The same with another base, fine-tuned, its training included. Repeatable.")
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
        UsageOptions.Known known = usage.known(cards, spec.commandLine().getErr());
        Completeness input = known.input();
        if (input != null && input.isEmpty()) {
            return InputWarnings.withoutExports(spec, format, input);
        }
        String base = base();
        List<Volume> volumes = serving.volumes(scenario, known.month());
        Plan plan = new Plan(training.training(scenario, base), volumes, serving.span(scenario), serving.retryOverhead(priced.fineTuned(base), base));
        Estimate.Question question = new Estimate.Question(base, compareWith, breakEven.against(), breakEven.request(serving, volumes),
                serving.requestsAMonth(scenario, known.month()), serving.cachedShare());
        List<Note> notes = new ArrayList<>(training.notes());
        notes.addAll(known.notes());
        Estimate estimate = Estimate.of(question, plan, priced, known.jobs(), notes);
        format.print(spec.commandLine().getOut(), EstimateSheet.of(estimate), Explained::text, Explained::markdown, () -> input == null ? EstimateJson.of(estimate) : InputWarnings.with(EstimateJson.of(estimate), input));
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
            throw new InputError("which model? Give --model (such as gpt-4o-mini) or --scenario startup|production|enterprise.");
        }
        return scenario != null ? scenario.model() : usage.like();
    }
}
