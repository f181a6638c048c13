package dev.ftcost.cli;

import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.Failure;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.database.DatabaseStart;
import dev.ftcost.database.RunFolder;
import dev.ftcost.usage.FileNames;
import dev.ftcost.usage.IoReason;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/** The command line: which commands there are, and the one place that turns exceptions into sentences and exit codes. */
@Command(name = "ftcost", mixinStandardHelpOptions = true, versionProvider = Version.class, header = "Compute what your fine-tuned OpenAI models cost from OpenAI usage exports.", synopsisSubcommandLabel = "COMMAND", exitCodeList = {
        "0:success, no findings",
        "1:error; no partial output",
        "2:invalid usage",
        "3:success with findings: unpriced usage, rejected rows, unrecognized files, a variance, an anomaly, an exceeded budget",
        "4:the exports contradict each other; nothing was written"}, footer = {"  ftcost report exports/", "  ftcost help report"})
public final class Ftcost implements Runnable {
    /** In the order of the help. */
    private static final List<String> COMMANDS = List.of("report", "check", "reconcile", "anomalies", "budget", "cost", "explain",
            "migrate", "summary", "close",
            "estimate", "validate", "rates", "pull", "completion", "help");

    /** Those that begin with reading exports. */
    private static final Set<String> READING = Set.of("report", "check", "reconcile", "anomalies", "budget", "cost", "explain", "migrate",
            "summary");

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

    /** To be called once, before anything else of the process. */
    public static void begin() {
        RunFolder.begin();
    }

    /** Runs one command: results go to stdout, diagnostics to stderr. */
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

    /** The same with another environment. */
    public static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        Optional<String> lost = Stream.concat(Stream.of(args), Environment.values(environment)).filter(FileNames::isLostArgument)
                .findFirst();
        if (lost.isPresent()) {
            say(err, "'" + lost.get() + "' cannot be read as it was typed: " + FileNames.remedy() + ".");
            return ExitCode.USAGE;
        }
        for (String word : args) {
            if (word.startsWith("@") && Files.isDirectory(Path.of(word.substring(1)))) {
                say(err, "'" + word + "' is a directory; after the @ comes a text file of options and exports.");
                return ExitCode.USAGE;
            }
        }
        try (DatabaseStart early = readsExports(args) ? DatabaseStart.open() : null) {
            CommandLine line = line(early, environment, wanted(args));
            line.setOut(out);
            line.setErr(err);
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setUsageHelpWidth(Terminal.helpWidth());
            line.setParameterExceptionHandler(new UsageError());
            line.registerConverter(Path.class, Ftcost::path);
            line.registerConverter(LocalDate.class, Ftcost::date);
            line.setDefaultValueProvider(new Environment(environment));
            line.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colour()));
            line.setExecutionExceptionHandler((thrown, command, parsed) -> sentence(thrown, err, args));
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            say(err, Failure.ofMemory(e));
            return ExitCode.FAILED;
        }
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("is empty; give a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is not a path that this system can have (" + e.getReason() + ")");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a date; use YYYY-MM-DD");
        }
    }

    /** Whether the command is followed by anything but options. */
    private static boolean readsExports(String[] args) {
        return args.length > 0 && READING.contains(args[0]) && Stream.of(args).skip(1).anyMatch(word -> !word.startsWith("-"));
    }

    /** Only the command that is called, because reading the annotations of all takes long; help and completion need all, the version none. */
    private static List<String> wanted(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            return List.of();
        }
        boolean one = args.length > 0 && COMMANDS.contains(args[0]) && !args[0].equals("help") && !args[0].equals("completion");
        return one ? List.of(args[0]) : COMMANDS;
    }

    /** The command line with every command. */
    public static CommandLine line() {
        return line(null, Map.of(), COMMANDS);
    }

    private static CommandLine line(DatabaseStart early, Map<String, String> environment, List<String> commands) {
        CommandLine line = new CommandLine(new Ftcost(early));
        commands.forEach(name -> line.addSubcommand(name, command(name, environment)));
        line.getSubcommands().values().forEach(Ftcost::setVersion);
        line.setHelpFactory((command, colors) -> new HelpLayout(command, colors));
        return line;
    }

    private static void setVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Ftcost::setVersion);
    }

    private static Object command(String name, Map<String, String> environment) {
        return switch (name) {
            case "report" -> new ReportCommand();
            case "check" -> new CheckCommand();
            case "reconcile" -> new ReconcileCommand();
            case "anomalies" -> new AnomaliesCommand();
            case "budget" -> new BudgetCommand();
            case "cost" -> new CostCommand();
            case "explain" -> new ExplainCommand();
            case "migrate" -> new MigrateCommand();
            case "summary" -> new SummaryCommand();
            case "close" -> new CloseCommand();
            case "estimate" -> new EstimateCommand();
            case "validate" -> new ValidateCommand();
            case "rates" -> new RatesCommand();
            case "pull" -> new PullCommand(environment);
            case "completion" -> new CompletionCommand();
            case "help" -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int sentence(Exception thrown, PrintWriter err, String[] args) {
        Failure failure = Failure.of(thrown);
        say(err, failure.message());
        if (failure.isOurs() && List.of(args).contains("--stacktrace")) {
            thrown.printStackTrace(err);
        }
        return failure.code();
    }

    /** One sentence per line; each may quote a file or model name, whose control characters are made visible. */
    private static void say(PrintWriter err, String message) {
        String.valueOf(message).lines().forEach(line -> Messages.error(err, line));
    }
}
