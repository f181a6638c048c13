package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Help, manual pages, completion and usage errors of every command. */
class HelpTest {
    /** What stands for the file names of the examples. */
    private static final Map<String, String> FILES = Map.of("exports/", "sample-logs", "budgets.csv",
            "src/test/resources/docs/budget/budgets.csv",
            "contract.csv", "src/test/resources/docs/rates/contract.csv", "openai,contract.csv",
            "openai,src/test/resources/docs/rates/contract.csv",
            "training.jsonl", "src/test/resources/docs/estimate/training.jsonl",
            "api.json", "src/test/resources/cases/rates/import-reads-models-dev/api.json",
            "model_prices_and_context_window.json", "src/test/resources/cases/rates/import-makes-a-card-of-litellms-table/prices.json");

    @TempDir
    private Path folder;

    private static List<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>(List.of(Ftcost.line()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getSubcommands().values());
        }
        return all;
    }

    @Test
    void helpFitsTheWidthThatItIsPrintedAt() {
        for (int width : new int[] {60, 80, 120, 200}) {
            for (CommandLine command : commands()) {
                StringWriter text = new StringWriter();
                command.setUsageHelpWidth(width).usage(new PrintWriter(text));
                assertEquals(List.of(), text.toString().lines().filter(line -> line.length() > width).toList(), command.getCommandName());
            }
        }
    }

    @Test
    void optionsAreInSections() {
        String help = Outcome.of("report", "--help").out();
        List<String> headings = help.lines().filter(line -> line.matches("\\w[\\w ]*:")).toList();
        assertEquals(List.of("Arguments:", "Input:", "Prices:", "Output:", "Common:", "Exit codes:", "Examples:"), headings);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleRuns() {
        return commands().stream().flatMap(command -> {
            List<String> examples = examples(command.getCommandSpec());
            assertTrue(!command.getSubcommands().isEmpty() || examples.size() >= 2 && examples.size() <= 3,
                    command.getCommandName() + ": " + examples);
            return examples.stream().map(example -> DynamicTest.dynamicTest(example, () -> run(example)));
        });
    }

    private static List<String> examples(CommandSpec command) {
        String text = String.join("\n", command.usageMessage().footer()).replace("%%", "%").replaceAll("\\\\\n *", "");
        return text.lines().map(String::strip).toList();
    }

    private void run(String example) throws IOException {
        String line = example.replaceFirst("^source <\\((.*)\\)$", "$1").replaceFirst(" [|>] .*", "");
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" +")));
        assertEquals("ftcost", words.remove(0));
        if (words.get(0).equals("pull")) {
            // It would ask OpenAI.
            Ftcost.line().setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
            return;
        }
        words.replaceAll(word -> FILES.getOrDefault(word, word).replace("'", "").replace("cost.parquet",
                folder.resolve("cost.parquet").toString()));
        if (words.get(0).equals("report")) {
            words.removeAll(List.of("-o", "october"));
            words.addAll(List.of("-o", folder.resolve("out").toString()));
        }
        if (words.get(0).equals("close")) {
            words.addAll(List.of("-o", folder.resolve("closed").toString()));
            Outcome.of("report", "sample-logs", "-o", folder.resolve("closed"));
        }
        Outcome outcome = Outcome.of(words.toArray());
        assertTrue(Set.of(0, 3).contains(outcome.exit()), example + ": " + outcome.exit() + " " + outcome.err());
        assertTrue(!outcome.out().isBlank(), example);
    }

    @Test
    void commonOptionsHaveShortNames() {
        for (CommandLine command : commands()) {
            Map<String, CommandLine.Model.OptionSpec> options = command.getCommandSpec().optionsMap();
            Map.of("--out", "-o", "--format", "-f", "--quiet", "-q", "--month", "-m", "--version", "-V", "--help", "-h")
                    .forEach((name, brief) -> assertEquals(options.get(name), options.get(brief), command.getCommandName() + " " + name));
        }
    }

    @Test
    void everyCommandThatReadsExportsHasTheOptionsOfReading() {
        List<String> shared = List.of("--ignore", "--source", "--cache", "--no-cache", "--verify-cache", "--rates", "--max-age");
        Set<String> reading = new TreeSet<>();
        for (CommandLine command : commands()) {
            CommandSpec spec = command.getCommandSpec();
            boolean reads = spec.positionalParameters().stream().anyMatch(each -> each.paramLabel().equals("EXPORT"))
                    || spec.findOption("--from-usage") != null;
            if (reads) {
                reading.add(spec.name());
                shared.forEach(option -> assertTrue(spec.findOption(option) != null, spec.name() + " " + option));
            }
        }
        assertEquals(Set.of("anomalies", "budget", "check", "cost", "estimate", "explain", "infer", "migrate", "reconcile", "report",
                "summary"),
                reading);
    }

    @Test
    void aUsageErrorIsASentenceTheNearestWordAndWhereTheHelpIs() {
        usageError("unknown command 'rport'. Did you mean 'report'?", "ftcost", "rport", "sample-logs");
        usageError("unknown option '--ouput'. Did you mean '--out'?", "ftcost report", "report", "sample-logs", "--ouput", "x");
        usageError("unknown command 'chek'. Did you mean 'check'?", "ftcost rates", "rates", "chek");
        usageError("--source: 'request' is not one of usage, requests. Did you mean 'requests'?", "ftcost check", "check", "x", "--source",
                "request");
        usageError("--since: '1 May' is not a date; use YYYY-MM-DD.", "ftcost anomalies", "anomalies", "x", "--since", "1 May");
        usageError("--min-impact: 'x' is not an amount in USD; write 5.00.", "ftcost anomalies", "anomalies", "x", "--min-impact", "x");
        usageError("--out: is empty; give a path.", "ftcost report", "report", "sample-logs", "--out", "");
        usageError("missing required options and parameters: '--budgets=FILE', 'EXPORT'.", "ftcost budget", "budget");
    }

    private static void usageError(String sentence, String command, Object... words) {
        assertEquals(new Outcome(2, "", "error: " + sentence + "\nRun '" + command + " --help' for usage.\n"), Outcome.of(words));
    }

    @Test
    void helpOfACommandThatIsUnknownNamesTheNearestOne() {
        assertEquals(new Outcome(2, "", "error: unknown command 'anomalie'. Did you mean 'anomalies'?\n"), Outcome.of("help", "anomalie"));
    }

    @Test
    void everyCommandHasAManualPage() {
        for (CommandLine command : commands()) {
            String page = ManualPage.of(command.getCommandSpec());
            assertTrue(page.startsWith(".TH FTCOST"), page);
            assertEquals(List.of(), page.lines()
                    .filter(line -> line.isBlank() || line.contains("%%") || line.contains("@|") || line.startsWith("'")).toList());
            command.getCommandSpec().options().stream().filter(option -> !option.hidden())
                    .forEach(option -> assertTrue(page.contains(option.longestName().replace("-", "\\-")), option.longestName()));
        }
        assertEquals(ManualPage.of(Ftcost.line().getSubcommands().get("report").getCommandSpec()),
                Outcome.of("help", "--man", "report").out());
    }
}
