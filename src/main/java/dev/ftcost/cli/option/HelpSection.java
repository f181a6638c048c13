package dev.ftcost.cli.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A section of a command's help: the {@code order} of an option says which one it is in. */
public record HelpSection(String heading, List<OptionSpec> options) {
    public static final int INPUT = 1;
    public static final int TRAINING = 2;
    public static final int INFERENCE = 3;
    public static final int COMPARISON = 4;
    public static final int SETTINGS = 5;
    public static final int PRICES = 6;
    public static final int OUTPUT = 7;
    public static final int COMMON = 8;

    private static final List<String> HEADINGS = List.of("Input", "Training", "Inference", "Comparison", "Options", "Prices", "Output",
            "Common");

    /** The sections of a command that have options, in the order of its help. */
    public static List<HelpSection> of(CommandSpec command) {
        List<HelpSection> sections = new java.util.ArrayList<>();
        for (int number = INPUT; number <= COMMON; number++) {
            int current = number;
            List<OptionSpec> options = command.options().stream().filter(option -> !option.hidden() && number(option) == current).toList();
            if (!options.isEmpty()) {
                sections.add(new HelpSection(HEADINGS.get(number - 1), options));
            }
        }
        return sections;
    }

    private static int number(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() ? COMMON : option.order() < INPUT ? SETTINGS : option.order();
    }
}
