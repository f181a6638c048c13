package dev.ftcost.cli;

import dev.ftcost.cli.option.HelpSection;
import java.util.ArrayList;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command: a short synopsis, options in sections, exit codes, and examples. Made only when help is printed. */
final class HelpLayout extends Help {
    HelpLayout(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public String synopsis(int headingLength) {
        return commandSpec().usageMessage().customSynopsis().length > 0 ? super.synopsis(headingLength) : abbreviatedSynopsis();
    }

    @Override
    public String descriptionHeading(Object... parameters) {
        return commandSpec().usageMessage().description().length == 0 ? "" : System.lineSeparator();
    }

    @Override
    public String parameterListHeading(Object... parameters) {
        return commandSpec().positionalParameters().isEmpty() ? "" : heading("Arguments");
    }

    @Override
    public String optionListHeading(Object... parameters) {
        return "";
    }

    @Override
    public String optionList() {
        StringBuilder text = new StringBuilder();
        for (HelpSection section : HelpSection.of(commandSpec())) {
            // All sections share the column widths that all options together need.
            Layout layout = createDefaultLayout(commandSpec().options(), new ArrayList<>(), colorScheme());
            layout.addAllOptions(section.options(), parameterLabelRenderer());
            text.append(heading(section.heading())).append(layout);
        }
        return text.toString();
    }

    @Override
    public String commandListHeading(Object... parameters) {
        return commandSpec().subcommands().isEmpty() ? "" : heading("Commands");
    }

    @Override
    public String exitCodeListHeading(Object... parameters) {
        return commandSpec().usageMessage().exitCodeList().isEmpty() ? "" : heading("Exit codes");
    }

    @Override
    public String footerHeading(Object... parameters) {
        return commandSpec().usageMessage().footer().length == 0 ? "" : heading("Examples");
    }

    private static String heading(String text) {
        return System.lineSeparator() + text + ":" + System.lineSeparator();
    }
}
