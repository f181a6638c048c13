package dev.ftcost.cli;

import dev.ftcost.cli.option.HelpSection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's manual page in roff, made from the same model as its help. */
final class ManualPage {
    private final StringBuilder text = new StringBuilder();

    private ManualPage() {}

    static String of(CommandSpec command) {
        return new ManualPage().page(command);
    }

    private String page(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        String name = command.qualifiedName("-");
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"ftcost " + Version.number() + "\"");
        section("NAME", name + " - " + String.join(" ", usage.header()));
        section("SYNOPSIS", command.commandLine().getHelp().synopsis(0).strip());
        section("DESCRIPTION", String.join("\n.PP\n", usage.description().length == 0 ? usage.header() : usage.description()));
        if (!command.positionalParameters().isEmpty()) {
            line(".SH ARGUMENTS");
            command.positionalParameters().forEach(each -> item(each.paramLabel(), each));
        }
        line(".SH OPTIONS");
        HelpSection.of(command).forEach(options -> {
            line(".SS " + options.heading());
            options.options().forEach(option -> item(names(option), option));
        });
        if (!command.subcommands().isEmpty()) {
            line(".SH COMMANDS");
            command.subcommands().values()
                    .forEach(each -> item(each.getCommandName(), String.join(" ", each.getCommandSpec().usageMessage().header())));
        }
        if (!usage.exitCodeList().isEmpty()) {
            line(".SH EXIT STATUS");
            usage.exitCodeList().forEach(this::item);
        }
        if (usage.footer().length > 0) {
            line(".SH EXAMPLES");
            line(".nf");
            Stream.of(usage.footer()).forEach(example -> line(escaped(example)));
            line(".fi");
        }
        return text.toString();
    }

    private static String names(OptionSpec option) {
        String names = Stream.of(option.names()).collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private void item(String name, ArgSpec argument) {
        item(name, String.join(" ", argument.description()));
    }

    private void item(String name, String description) {
        line(".TP");
        line("\\fB" + escaped(name) + "\\fR");
        line(escaped(description));
    }

    private void section(String title, String body) {
        line(".SH " + title);
        body.lines().forEach(each -> line(each.startsWith(".PP") ? each : escaped(each)));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Text without picocli's and roff's own characters. */
    private static String escaped(String text) {
        String plain = Help.Ansi.OFF.string(text.replace("%%", "%").replace("%n", " "));
        String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
