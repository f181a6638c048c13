package dev.ftcost.cli.option;

import dev.ftcost.estimate.Epochs;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.Scenario;
import dev.ftcost.estimate.Training;
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

/** What is to be trained. */
public final class TrainingOptions {
    @Option(names = "--training-tokens", paramLabel = "N", converter = AmountConverter.Count.class,
            description = "Tokens in the training file, read once (one epoch): 500000, 500k, 5M.")
    private Long tokens;

    @Option(names = "--training-file", paramLabel = "F", description = "A training file: its tokens and its examples count (ftcost validate says more).")
    private Path file;

    @Option(names = "--training-hours", paramLabel = "H", converter = AmountConverter.Hours.class,
            description = "Hours of a reinforcement job (o4-mini), as billed: the training loop's, not the wall clock's.")
    private BigDecimal hours;

    @Option(names = "--epochs", paramLabel = "N|auto", converter = AmountConverter.EpochCount.class,
            description = "How often the file is read. auto is OpenAI's rule by the number of examples. Default: 3 (a scenario: 1).")
    private Epochs epochs;

    @Option(names = "--examples", paramLabel = "N", converter = AmountConverter.Count.class,
            description = "Examples in the file, for --epochs auto and the rule of enough data.")
    private Long examples;

    @Option(names = "--validation-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, defaultValue = "0%",
            description = "The share of the tokens that is held out for validation, which is not billed. Default: ${DEFAULT-VALUE}.")
    private BigDecimal validationShare;

    private final List<Note> notes = new ArrayList<>();

    /** What there is to say of the training file, once it is read. */
    public List<Note> notes() {
        return notes;
    }

    /** @param scenario null for none */
    public Training training(Scenario scenario, String model) throws IOException {
        if (Stream.of(tokens, file, hours).filter(Objects::nonNull).count() > 1) {
            throw new InputError("--training-tokens, --training-file and --training-hours exclude each other.");
        }
        if (hours != null) {
            return Training.ofHours(hours);
        }
        Epochs read = epochs != null ? epochs : new Epochs(scenario != null ? 1 : 3);
        if (file != null) {
            TrainingFile checked = TrainingFile.read(file, model, validationShare, null, bytes -> { });
            if (checked.refused()) {
                notes.add(new Note("training file", "OpenAI would refuse " + checked.name() + "; ftcost validate says why."));
            }
            return TrainingAnswer.training(checked, read, validationShare);
        }
        long given = tokens != null ? tokens : scenario != null ? scenario.trainingTokens() : 0;
        return Training.ofTokens(given, validationShare, read.forExamples(examples), examples);
    }
}
