package dev.ftcost.cli.option;

import dev.ftcost.estimate.AmountParser;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.Scenario;
import dev.ftcost.estimate.Training;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import dev.ftcost.validate.TrainingAnswer;
import dev.ftcost.validate.TrainingFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The training of an estimate. */
public final class TrainingOptions {
    @Option(order = HelpSection.TRAINING, names = "--training-tokens", paramLabel = "N", converter = AmountConverter.Count.class, description = "Tokens of the training file (one epoch): 500000, 500k, 5M.")
    private Long tokens;

    @Option(order = HelpSection.TRAINING, names = "--training-file", paramLabel = "F", description = "A training file, for its tokens and examples; see ftcost validate.")
    private Path file;

    @Option(order = HelpSection.TRAINING, names = "--training-hours", paramLabel = "H", converter = AmountConverter.Hours.class, description = "Billed training hours of a reinforcement fine-tuning job (o4-mini).")
    private BigDecimal hours;

    @Option(order = HelpSection.TRAINING, names = "--epochs", paramLabel = "N|auto", converter = AmountConverter.EpochCount.class, description = "Number of epochs; auto applies OpenAI's default rule. Default: 3 (with --scenario: 1).")
    private Epochs epochs;

    @Option(order = HelpSection.TRAINING, names = "--examples", paramLabel = "N", converter = AmountConverter.Count.class, description = "Number of examples, for --epochs auto and the check for enough data.")
    private Long examples;

    @Option(order = HelpSection.TRAINING, names = "--validation-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, defaultValue = "0%", description = "Share of the examples and tokens held out for validation, which is not billed. Default: ${DEFAULT-VALUE}.")
    private BigDecimal validationShare;

    private final List<Note> notes = new ArrayList<>();

    /** What there is to say of the training file, once it is read. */
    public List<Note> notes() {
        return notes;
    }

    /** The examples that are not held out; null when their number is not given. */
    private Long trained() {
        Long trained = examples == null ? null : Long.valueOf(examples - TrainingFile.heldOut(examples, validationShare));
        if (trained != null && trained == 0) {
            throw new InputError("--examples " + examples + " and --validation-share " + AmountParser.percent(validationShare) + " "
                    + "leave no example for training.");
        }
        return trained;
    }

    /** @param scenario null for none */
    public Training training(Scenario scenario, String model) throws IOException {
        if (Stream.of(tokens, file, hours).filter(Objects::nonNull).count() > 1) {
            throw new InputError("--training-tokens, --training-file and --training-hours cannot be combined.");
        }
        if (hours != null) {
            return Training.ofHours(hours);
        }
        Epochs read = epochs != null ? epochs : new Epochs(scenario != null ? 1 : 3);
        if (file != null) {
            TrainingFile checked = TrainingFile.read(file, model, validationShare, null, bytes -> {});
            if (checked.refused()) {
                notes.add(new Note("training file", "OpenAI would reject " + checked.name() + "; ftcost validate shows the errors."));
            }
            if (checked.counted() == 0) {
                throw new InputError("--training-file '" + file + "' has no example that can be read; ftcost validate shows the errors.");
            }
            notes.addAll(TrainingAnswer.partial(checked));
            if (checked.truncation().examples() > 0) {
                notes.add(new Note("training file", Money.count(checked.truncation().examples()) + " of " + Money.count(checked.examples())
                        + " examples exceed the training context of " + Money.count(checked.truncation().longest()) + " tokens; "
                        + "the rest is cut and not billed."));
            }
            return TrainingAnswer.training(checked, read, validationShare);
        }
        long given = tokens != null ? tokens : scenario != null ? scenario.trainingTokens() : 0;
        return Training.ofTokens(given, validationShare, read.forExamples(trained()), trained());
    }
}
