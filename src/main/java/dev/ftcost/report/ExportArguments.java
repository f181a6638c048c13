package dev.ftcost.report;

import dev.ftcost.sheet.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a run was told its exports and their prices, so that another command can be given the same.
 *
 * @param exports the files and folders as they were named, in any order
 * @param options what else changes an amount: {@code --rates}, {@code --names}, {@code --source}, {@code --ignore}, with their values
 */
public record ExportArguments(List<String> exports, List<String> options) {
    public ExportArguments {
        exports = exports.stream().distinct().sorted().toList();
        options = List.copyOf(options);
    }

    /** A line for a shell: a command with its leading arguments, the exports, its options, and the options of the run. */
    public String line(String command, List<String> leading, List<String> own) {
        List<String> arguments = new ArrayList<>(leading);
        arguments.addAll(exports);
        List<String> words = new ArrayList<>(own);
        words.addAll(options);
        // A name that begins like an option comes after all of them.
        boolean isLast = arguments.stream().anyMatch(argument -> argument.startsWith("-"));
        words.addAll(isLast ? words.size() : 0, arguments);
        if (isLast) {
            words.add(words.size() - arguments.size(), "--");
        }
        // One that begins with @ would be a file of options.
        return "ftcost " + command + " " + words.stream().map(word -> word.startsWith("@") ? "@" + word : word).map(ShellWord::quoted)
                .collect(Collectors.joining(" "));
    }
}
