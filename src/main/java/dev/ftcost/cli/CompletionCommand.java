package dev.ftcost.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost completion}: a script that completes commands and options in a shell. */
@Command(name = "completion", mixinStandardHelpOptions = true, header = "Print the completion script of a shell.", footer = {
        "  source <(ftcost completion bash)", "  ftcost completion fish > ~/.config/fish/completions/ftcost.fish"})
public final class CompletionCommand implements Runnable {
    /** The shells that are supported. */
    public enum Shell { BASH, ZSH, FISH }

    /** Where picocli's script lists the values of an option or argument, as their constants are called. */
    private static final Pattern VALUES = Pattern.compile("(?m)^( *local \\w+_(?:option|pos_param)_args=)(\\(.*\\))");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
    private Shell shell;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        // picocli's script begins bashcompinit when zsh reads it.
        out.print(shell == Shell.FISH ? FishCompletion.of(Ftcost.line()) : VALUES.matcher(AutoComplete.bash("ftcost", Ftcost.line()))
                .replaceAll(values -> values.group(1) + values.group(2).toLowerCase(Locale.ROOT)));
    }
}
