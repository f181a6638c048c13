package dev.ftcost.cli;

import dev.ftcost.usage.InputError;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost help}: the help of a command, or its manual page. */
@Command(name = "help", mixinStandardHelpOptions = true, helpCommand = true, header = "Show the help of a command.", footer = {
        "  ftcost help report", "  ftcost help --man rates check | man -l -"})
public final class HelpCommand implements Runnable {
    /** What a shell offers for COMMAND. */
    static final class CommandNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Ftcost.line().getSubcommands().keySet().iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--man", description = "Print the manual page (roff) instead.")
    private boolean manual;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", completionCandidates = CommandNames.class, description = "The command; without one, ftcost itself.")
    private List<String> command = List.of();

    @Override
    public void run() {
        CommandLine line = spec.root().commandLine();
        for (String word : command) {
            CommandLine next = line.getSubcommands().get(word);
            if (next == null) {
                throw new InputError(UsageError.unknownCommand(word, line));
            }
            line = next;
        }
        if (manual) {
            spec.commandLine().getOut().print(ManualPage.of(line.getCommandSpec()));
        } else {
            line.usage(spec.commandLine().getOut());
        }
    }
}
