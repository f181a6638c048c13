package dev.ftcost.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The process of the driver. */
@Command(name = "ftcost-spark", mixinStandardHelpOptions = true, sortOptions = false, description = "Reads OpenAI usage exports on an Apache "
        + "Spark cluster and writes daily usage as Parquet, which ftcost reads as one more export.")
public final class SparkMain implements Callable<Integer> {
    private static final int FINDINGS = 3;

    @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files and folders, on any file system that Spark reads.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", required = true, description = "The folder to write; it must not exist.")
    private String out;

    @Option(names = "--part-size", paramLabel = "MIB", defaultValue = "64", description = "How much of a log one task reads. Default: "
            + "${DEFAULT-VALUE} MiB.")
    private int partSize;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SparkMain()).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println("error: " + sentence(e));
            return 1;
        }).setParameterExceptionHandler((e, words) -> {
            e.getCommandLine().getErr().println("error: " + e.getMessage() + "\nRun ftcost-spark --help.");
            return 2;
        }).execute(arguments));
    }

    /** What went wrong, without the trace of an engine that has many. */
    private static String sentence(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && (last instanceof SparkException || last instanceof IllegalStateException)) {
            last = last.getCause();
        }
        String message = last instanceof FileNotFoundException ? last.getMessage() + "; INPUT is a file or a folder." : last.getMessage();
        return message == null ? last.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }

    @Override
    public Integer call() throws IOException {
        SparkSession spark = SparkSession.builder().appName("ftcost").getOrCreate();
        try {
            DailyUsage.Summary summary = new DailyUsage(spark, (long) partSize << 20).write(inputs, out);
            System.out.println(summary.sentence(out));
            return summary.hasFindings() ? FINDINGS : 0;
        } finally {
            spark.stop();
        }
    }
}
