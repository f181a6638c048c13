package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.database.DatabaseStart;
import dev.ftcost.ledger.ContradictionError;
import dev.ftcost.ledger.SumError;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** The command line: which commands there are, and the one place that turns exceptions into sentences and exit codes. */
@Command(name = "ftcost", mixinStandardHelpOptions = true, versionProvider = Version.class,
        header = "What fine-tuned OpenAI models cost, from the usage exports, to the last digit.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, nothing to look at",
            "1:failed; nothing was half-written",
            "2:the command line is wrong",
            "3:done, but look: unpriced usage, rejected rows, unknown files, a variance, an unusual day, a budget passed",
            "4:the exports contradict each other; nothing was written"})
public final class Ftcost implements Runnable {
    /** In the order of the help. */
    private static final List<String> COMMANDS =
            List.of("report", "check", "reconcile", "anomalies", "budget", "explain", "migrate", "estimate", "validate", "rates", "help");

    /** Those that begin with reading exports. */
    private static final Set<String> READING = Set.of("report", "check", "reconcile", "anomalies", "budget", "explain", "migrate");

    // Read by the command line, which mixes it into every command.
    @SuppressWarnings("UnusedVariable")
    @Mixin(name = GlobalOptions.MIXIN)
    private final GlobalOptions global;

    @Spec
    private CommandSpec spec;

    private Ftcost(DatabaseStart early) {
        this.global = new GlobalOptions(early);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command; stdout is the answer, stderr is the story. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, System.getenv(), args);
    }

    /** The exit code of a command whose answer has been printed: an answer that did not arrive is a failure. */
    public static int ended(int code, StandardOutput stdout, PrintWriter err) {
        if (stdout.failure() == null) {
            return code;
        }
        say(err, "the answer cannot be written to standard output: " + IoReason.of(stdout.failure()) + ".");
        return ExitCode.FAILED;
    }

    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        try (DatabaseStart early = readsExports(args) ? DatabaseStart.open() : null) {
            CommandLine line = line(early, wanted(args));
            line.setOut(out);
            line.setErr(err);
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setUsageHelpWidth(110);
            line.setDefaultValueProvider(new Environment(environment));
            line.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colour()));
            line.setExecutionExceptionHandler((thrown, command, parsed) -> sentence(thrown, err, args));
            return line.execute(args);
        }
    }

    /** Whether the line goes on after its command with anything but options. */
    private static boolean readsExports(String[] args) {
        return args.length > 0 && READING.contains(args[0]) && Stream.of(args).skip(1).anyMatch(word -> !word.startsWith("-"));
    }

    /** A line that begins with a command gets no other one: to read the annotations of all takes long. Help speaks of all. */
    private static List<String> wanted(String[] args) {
        return args.length > 0 && COMMANDS.contains(args[0]) && !args[0].equals("help") ? List.of(args[0]) : COMMANDS;
    }

    /** The command line with every command. */
    public static CommandLine line() {
        return line(null, COMMANDS);
    }

    private static CommandLine line(DatabaseStart early, List<String> commands) {
        CommandLine line = new CommandLine(new Ftcost(early));
        commands.forEach(name -> line.addSubcommand(name, command(name)));
        return line;
    }

    private static Object command(String name) {
        return switch (name) {
            case "report" -> new ReportCommand();
            case "check" -> new CheckCommand();
            case "reconcile" -> new ReconcileCommand();
            case "anomalies" -> new AnomaliesCommand();
            case "budget" -> new BudgetCommand();
            case "explain" -> new ExplainCommand();
            case "migrate" -> new MigrateCommand();
            case "estimate" -> new EstimateCommand();
            case "validate" -> new ValidateCommand();
            case "rates" -> new RatesCommand();
            case "help" -> new CommandLine.HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int sentence(Exception thrown, PrintWriter err, String[] args) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof InputError) {
            say(err, message);
            return ExitCode.USAGE;
        }
        if (thrown instanceof ContradictionError) {
            say(err, message);
            return ExitCode.CONTRADICTION;
        }
        if (thrown instanceof SumError || thrown instanceof UncheckedIOException || thrown instanceof java.io.IOException) {
            say(err, message);
            return ExitCode.FAILED;
        }
        say(err, "a fault of ours: " + thrown.getClass().getSimpleName() + ": " + message + ". Please report it with the command line (add --stacktrace).");
        if (List.of(args).contains("--stacktrace")) {
            thrown.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    /** A sentence a line; each may quote a name that somebody else chose. */
    private static void say(PrintWriter err, String message) {
        String.valueOf(message).lines().forEach(line -> err.println("ftcost: " + DisplayText.visible(line)));
    }
}
