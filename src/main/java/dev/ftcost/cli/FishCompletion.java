package dev.ftcost.cli;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish: one line per command and per option. */
final class FishCompletion {
    private final StringBuilder text = new StringBuilder("# Completion of ftcost for fish.\n");

    private FishCompletion() {}

    static String of(CommandLine root) {
        FishCompletion script = new FishCompletion();
        script.commands(root, "__fish_use_subcommand");
        script.ownOptions(root, "__fish_use_subcommand");
        // The names of commands are the arguments of help; here they have their descriptions.
        script.commands(root, "__fish_seen_subcommand_from help");
        root.getSubcommands().values()
                .forEach(command -> script.options(command, "__fish_seen_subcommand_from " + command.getCommandName()));
        return script.text.toString();
    }

    private void commands(CommandLine parent, String condition) {
        parent.getSubcommands().values()
                .forEach(command -> line(condition, "-f -a " + command.getCommandName(), command.getCommandSpec().usageMessage().header()));
    }

    private void options(CommandLine command, String condition) {
        if (!command.getSubcommands().isEmpty()) {
            String names = String.join(" ", command.getSubcommands().keySet());
            commands(command, condition + "; and not __fish_seen_subcommand_from " + names);
            command.getSubcommands().values()
                    .forEach(each -> options(each, condition + "; and __fish_seen_subcommand_from " + each.getCommandName()));
        }
        command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.completionCandidates() != null && !command.getCommandName().equals("help"))
                .forEach(parameter -> line(condition, "-f -a '" + values(parameter.completionCandidates()) + "'", parameter.description()));
        ownOptions(command, condition);
    }

    private void ownOptions(CommandLine command, String condition) {
        command.getCommandSpec().options().stream().filter(option -> !option.hidden())
                .forEach(option -> line(condition, option(option), option.description()));
    }

    private static String values(Iterable<String> candidates) {
        return StreamSupport.stream(candidates.spliterator(), false).map(value -> value.toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String option(OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(words.isEmpty() ? "" : " ").append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            words.append(option.completionCandidates() == null ? " -r"
                    : " -x -a '" + values(option.completionCandidates()) + "'");
        }
        return words.toString();
    }

    private void line(String condition, String words, String[] description) {
        String first = description.length == 0 ? "" : description[0].replaceFirst("\\. .*", ".").replace("%%", "%");
        text.append("complete -c ftcost -n '").append(condition).append("' ").append(words).append(" -d '")
                .append(first.replace("\\", "\\\\").replace("'", "\\'")).append("'\n");
    }
}
