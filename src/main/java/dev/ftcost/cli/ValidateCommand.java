package dev.ftcost.cli;

import dev.ftcost.cli.option.AmountConverter;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.PricesOption;
import dev.ftcost.cli.option.Progress;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.sheet.Explained;
import dev.ftcost.validate.TrainingAnswer;
import dev.ftcost.validate.TrainingFile;
import dev.ftcost.validate.TrainingJson;
import dev.ftcost.validate.TrainingSheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost validate}: is a training file usable, how many tokens has it, what will training cost. */
@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Whether a training file is usable, how many tokens it has, and what training will cost.",
        description = {"Checks every line as OpenAI does before a job: chats (tools, developer, weights, images), prompt/completion (babbage-002, davinci-002), "
                + "preference (gpt-4o*, gpt-4.1*) and reinforcement (o4-mini). A problem says its line and field, never what stands there.",
            "Ends in 3 when OpenAI would refuse the file. Fewer than 10 examples it refuses; fewer than 100 are a warning alone, which ends in 0. "
                + "Examples that are too long, or there twice, are warnings."})
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TRAINING.jsonl", description = "One example a line. It is read line by line, however large it is.")
    private Path file;

    @Option(names = "--model", required = true, paramLabel = "BASE", description = "The base model to fine-tune, such as gpt-4o-mini.")
    private String model;

    @Option(names = "--epochs", paramLabel = "N|auto", converter = AmountConverter.EpochCount.class, defaultValue = "3",
            description = "How often training reads the file; auto is OpenAI's rule by the number of examples. Default: ${DEFAULT-VALUE}.")
    private Epochs epochs;

    @Option(names = "--validation-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, defaultValue = "0%",
            description = "The share of the examples to hold out for validation, which is not billed. Default: ${DEFAULT-VALUE}.")
    private BigDecimal validationShare;

    @Option(names = "--convert", paramLabel = "OUT.jsonl", description = "Write the chat form of a prompt/completion file, whole or not at all, and check that. "
            + "The space before a completion, which old models wanted, is left out.")
    private Path convertTo;

    @Mixin
    private PricesOption prices;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        TrainingFile checked;
        try (Progress progress = new Progress(err, Files.isRegularFile(file) ? Files.size(file) : 0, GlobalOptions.isQuiet(spec))) {
            checked = TrainingFile.read(file, model, convertTo, progress::at);
        }
        TrainingAnswer answer = TrainingAnswer.of(checked, model, epochs, validationShare, prices.prices(prices.cards()));
        format.print(spec.commandLine().getOut(), TrainingSheet.of(answer), Explained::text, Explained::markdown, () -> TrainingJson.of(answer));
        if (convertTo != null && !checked.converted()) {
            err.println("ftcost: '" + convertTo + "' was not written, because lines are wrong.");
        }
        return checked.refused() ? ExitCode.LOOK : ExitCode.DONE;
    }
}
