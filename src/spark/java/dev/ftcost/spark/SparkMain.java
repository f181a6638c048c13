package dev.ftcost.spark;

import dev.ftcost.cli.UsageError;
import dev.ftcost.cli.Version;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.Failure;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The process of the driver. */
@Command(name = "ftcost-spark", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = "Reads OpenAI usage exports on an Apache "
        + "Spark cluster and writes daily usage as Parquet, which ftcost reads as one more export.")
public final class SparkMain implements Callable<Integer> {
    @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files and folders, on any file system that Spark reads.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", required = true, description = "The folder to write; it must not exist.")
    private String out;

    @Option(names = "--ignore", paramLabel = "GLOB", description = "Files that are meant to be there and are no exports: '*.txt', 'notes/**'.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--part-size", paramLabel = "MIB", defaultValue = "64", description = "How much of a log one task reads. Default: "
            + "${DEFAULT-VALUE} MiB.")
    private int partSize;

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new SparkMain());
        line.setParameterExceptionHandler(new UsageError());
        line.setExecutionExceptionHandler((thrown, command, parsed) -> {
            Failure failure = SparkFailure.of(thrown);
            failure.message().lines().forEach(sentence -> Messages.error(command.getErr(), sentence));
            return failure.code();
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (partSize < 1) {
            throw new InputError("--part-size: '" + partSize + "' is not 1 or more MiB.");
        }
        SparkSession spark = SparkSession.builder().appName("ftcost").getOrCreate();
        try {
            DailyUsage.Summary summary = new DailyUsage(spark, (long) partSize << 20).write(inputs, ignored, out);
            System.out.println(summary.sentence(out));
            return summary.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        } finally {
            spark.stop();
        }
    }
}
