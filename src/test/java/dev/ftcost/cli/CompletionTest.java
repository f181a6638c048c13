package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion in bash, zsh and fish, by these shells themselves; a shell that is not installed is skipped. */
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), Outcome.of("completion", "bash").out());
        assertEquals(List.of("report"), completed(script, "ftcost", "rep"));
        assertEquals(List.of("--budgets"), completed(script, "ftcost", "budget", "--bud"));
        assertEquals(List.of("json"), completed(script, "ftcost", "check", "-f", "j"));
        assertEquals(List.of("zsh"), completed(script, "ftcost", "completion", "z"));
        assertEquals(List.of("reconcile", "report"), completed(script, "ftcost", "help", "re"));
        assertEquals(Outcome.of("completion", "bash"), Outcome.of("completion", "zsh"), "picocli's script is for both");
    }

    private static List<String> completed(Path script, String... words) throws Exception {
        String typed = String.join(" ", words);
        Process bash = new ProcessBuilder("bash", "-c",
                "source '" + script + "'; compopt() { :; }; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                        + "; COMP_LINE='" + typed + "'; COMP_POINT=" + typed.length()
                        + "; _complete_ftcost; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
        return out.lines().map(String::strip).sorted().toList();
    }

    /** What is typed into a zsh of its own comes out completed; it would wait for it until the time limit of the shell. */
    @Test
    void zshItselfCompletesWhereItIsInstalled() throws IOException {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "zsh"))),
                "zsh is not installed");
        Path script = Files.writeString(folder.resolve("completion"), Outcome.of("completion", "zsh").out());
        StringBuilder typing = new StringBuilder("zmodload zsh/zpty\nzpty z zsh -f -i\nzpty -w z 'PS1=\"> \"; autoload -Uz compinit; "
                + "compinit -u -D; ftcost() { : }; source " + script + "; echo RE\"\"ADY'\nzpty -r z out '*READY*'\n");
        for (List<String> typed : List.of(List.of("rep", "report"), List.of("budget --bud", "budget --budgets"),
                List.of("check -f js", "check -f json"), List.of("help recon", "help reconcile"))) {
            typing.append("zpty -w -n z $'ftcost " + typed.get(0) + "\\t'\nzpty -r z out '*ftcost " + typed.get(1) + "*' && echo '"
                    + typed.get(1) + "'\nzpty -w -n z $'\\x15'\n");
        }
        Outcome outcome = Shell.run(folder, Map.of("HOME", folder.toString(), "TERM", "xterm"), "zsh", "-f", "-c",
                typing.append("zpty -d z\n").toString());
        assertEquals(List.of("report", "budget --budgets", "check -f json", "help reconcile"), outcome.out().lines().toList(),
                outcome.toString());
    }

    @Test
    void fishCompletesCommandsOptionsAndTheirValues() {
        List<String> lines = Outcome.of("completion", "fish").out().lines().toList();
        assertTrue(lines.contains(
                "complete -c ftcost -n '__fish_use_subcommand' -f -a report -d 'Generate monthly cost reports from usage exports.'"),
                lines.toString());
        assertTrue(lines.contains("complete -c ftcost -n '__fish_seen_subcommand_from report' -s o -l out -r -d 'Output directory.'"),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line
                .startsWith("complete -c ftcost -n '__fish_seen_subcommand_from check' -s f -l format -x -a 'table markdown csv json'")));
        assertTrue(lines.stream().anyMatch(line -> line
                .startsWith("complete -c ftcost -n '__fish_seen_subcommand_from rates; and __fish_seen_subcommand_from list' -l on -r")));
        assertEquals(List.of(),
                lines.stream()
                        .filter(line -> !line.startsWith("#") && !line.matches("complete -c ftcost -n '[^']*' .* -d '([^'\\\\]|\\\\.)*'"))
                        .toList());
    }

    @Test
    void fishItselfCompletesWhereItIsInstalled() throws Exception {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "fish"))),
                "fish is not installed");
        Path script = Files.writeString(folder.resolve("ftcost.fish"), Outcome.of("completion", "fish").out());
        assertEquals(List.of("bash", "fish", "zsh"), offered(folder, script, "ftcost completion "));
        assertEquals(List.of("reconcile", "report"), offered(folder, script, "ftcost help re"));
        assertEquals(List.of("json"), offered(folder, script, "ftcost check -f j"));
        assertEquals(List.of("--budgets"), offered(folder, script, "ftcost budget --bud"));
    }

    private static List<String> offered(Path folder, Path script, String typed) throws IOException {
        Outcome outcome = Shell.run(folder, Map.of("HOME", folder.toString()), "fish", "--no-config", "-c",
                "source " + script + "; complete -C '" + typed + "'");
        return outcome.out().lines().map(line -> line.replaceFirst("\t.*", "").strip()).filter(word -> !word.endsWith(".fish")).sorted()
                .toList();
    }
}
