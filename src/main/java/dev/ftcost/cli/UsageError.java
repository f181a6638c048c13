package dev.ftcost.cli;

import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.rates.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** An invalid command line: one sentence, the nearest word, and where the help is. */
public final class UsageError implements IParameterExceptionHandler {
    private static final Pattern KEY = Pattern.compile("sk-[\\w-]{8,}");

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        CommandSpec command = thrown.getCommandLine().getCommandSpec();
        PrintWriter err = thrown.getCommandLine().getErr();
        // A key that was typed by mistake is in the history of one shell, and goes to no log from here.
        Messages.error(err, KEY.matcher(sentence(thrown, command)).replaceAll("sk-…"));
        err.println("Run '" + command.qualifiedName() + " --help' for usage.");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException thrown, CommandSpec command) {
        if (thrown instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        ArgSpec argument = thrown.getArgSpec();
        Class<?> type = argument == null ? null : argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type != null && thrown.getValue() != null && type.isEnum()) {
            List<String> values = Stream.of(type.getEnumConstants()).map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return name(argument) + ": '" + thrown.getValue() + "' is not one of " + String.join(", ", values) + "."
                    + suggestion(Spelling.closest(thrown.getValue(), values));
        }
        String message = thrown.getMessage().strip()
                .replaceFirst("^Invalid value for (?:option|positional parameter at index \\S+) '?([^'(:]+?)'?(?: \\([^)]*\\))?: ", "$1: ")
                .replaceFirst("('[+-]?[0-9]+') is not an? (int|long)$", "$1 is out of range")
                .replaceFirst("is not an? (int|long)$", "is not a whole number");
        String lower = message.startsWith("-") ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static String unmatched(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            List<String> names = new ArrayList<>();
            command.options().stream().filter(option -> !option.hidden()).forEach(option -> names.addAll(List.of(option.names())));
            return "unknown option '" + name + "'." + suggestion(name.length() < 4 ? null : Spelling.closest(name, names));
        }
        if (command.subcommands().isEmpty()) {
            return "unexpected argument '" + word + "'.";
        }
        return unknownCommand(word, command.commandLine());
    }

    /** The sentence for a word that is not a subcommand of {@code line}. */
    static String unknownCommand(String word, CommandLine line) {
        return "unknown command '" + word + "'." + suggestion(Spelling.closest(word, List.copyOf(line.getSubcommands().keySet())));
    }

    private static String suggestion(String word) {
        return word == null ? "" : " Did you mean '" + word + "'?";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
