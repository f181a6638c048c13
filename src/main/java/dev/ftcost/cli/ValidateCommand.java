package dev.ftcost.cli;

import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.AmountConverter;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
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

/** {@code ftcost validate}: checks a training file, counts its tokens and prices a job with it. */
@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false, header = "Validate a training file; count tokens and estimate training cost.", description = {
        "Checks every line as OpenAI does before a job: chat (tools, functions, developer, weights, images), prompt/completion (babbage-002, "
                + "davinci-002), preference (gpt-4o*, gpt-4.1*) and reinforcement (o4-mini). Errors name the line and field, never the content.",
        "Fewer than 10 training examples is an error; fewer than 100 a warning. "
                + "Duplicate examples, and those beyond the training context, are warnings."}, customSynopsis = "ftcost validate --model=BASE [OPTIONS] TRAINING.jsonl", exitCodeList = {
                        "0:OpenAI accepts the file", "3:OpenAI would reject the file"}, footer = {
                                "  ftcost validate training.jsonl --model gpt-4o-mini",
                                "  ftcost validate training.jsonl --model gpt-4.1-mini --epochs auto -f json"})
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TRAINING.jsonl", description = "Training file, one example per line; any size.")
    private Path file;

    @Option(names = "--model", order = HelpSection.TRAINING, required = true, paramLabel = "BASE", description = "The base model to fine-tune, such as gpt-4o-mini.")
    private String model;

    @Option(names = "--epochs", order = HelpSection.TRAINING, paramLabel = "N|auto", converter = AmountConverter.EpochCount.class, defaultValue = "3", description = "Number of epochs; auto applies OpenAI's default rule. Default: ${DEFAULT-VALUE}.")
    private Epochs epochs;

    @Option(names = "--validation-share", order = HelpSection.TRAINING, paramLabel = "PERCENT", converter = AmountConverter.Share.class, defaultValue = "0%", description = "Share of the examples to hold out for validation, which is not billed. Default: ${DEFAULT-VALUE}.")
    private BigDecimal validationShare;

    @Option(names = "--convert", order = HelpSection.OUTPUT, paramLabel = "OUT.jsonl", description = "Convert a prompt/completion, TRL, Alpaca or ShareGPT file to OpenAI's form, "
            + "and validate that. Leading spaces in completions are removed. Nothing is written if a line has an error.")
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
            checked = TrainingFile.read(file, model, validationShare, convertTo, progress::at);
        }
        TrainingAnswer answer = TrainingAnswer.of(checked, model, epochs, validationShare, prices.prices(prices.cards()),
                prices.availability(prices.lifecycle(), null));
        format.print(spec.commandLine().getOut(), TrainingSheet.of(answer), sheet -> Explained.text(sheet, Terminal.tableWidth()),
                Explained::markdown,
                () -> TrainingJson.of(answer));
        if (convertTo != null && !checked.converted()) {
            Messages.warning(err, "'" + convertTo + "' is not written, because the file has errors");
        }
        return checked.refused() ? ExitCode.LOOK : ExitCode.DONE;
    }
}
