package dev.ftcost.cli;

import java.io.PrintWriter;
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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
    private Shell shell;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        // picocli's script begins bashcompinit when zsh reads it.
        out.print(shell == Shell.FISH ? FishCompletion.of(Ftcost.line()) : AutoComplete.bash("ftcost", Ftcost.line()));
    }
}
