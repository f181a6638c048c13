package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Reported;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** What every command prints where the width is known: COLUMNS, which all tests share, or a terminal; {@code script} is one. */
@Isolated
class TerminalTest {
    private static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M";

    private static final String LONG = "ft:gpt-4o-mini-2024-07-18:acme:" + "support-bot-".repeat(13) + ":Bq7tKx2M";
    /** 60 characters in 120 cells. */
    private static final String WIDE = "\u6a21\u578b\ud83d\ude80".repeat(20);

    private static final Pattern AMOUNT = Pattern.compile("\\$[\\d,.]*\\d");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> noLineIsLongerThanColumns() throws IOException {
        String out = folder.resolve("out").toString();
        String contract = "src/test/resources/docs/rates/contract.csv";
        List<List<String>> commands = new ArrayList<>(List.of(List.of("report", "sample-logs", "-o", out),
                List.of("report", "sample-logs", "-m", "2026-10", "-o", out),
                List.of("report", "sample-logs", "--rates", contract, "-o", out),
                List.of("close", "2026-10", "-o", out, "--invoice", "400"), List.of("close", "2026-10", "-o", out, "--reopen"),
                List.of("anomalies", "sample-logs"), List.of("reconcile", "sample-logs"),
                List.of("reconcile", "sample-logs", "-m", "2026-10", "--invoice", "400.00"),
                List.of("migrate", "sample-logs", "--to", "gpt-4.1-mini", "-m", "2026-09"),
                List.of("budget", "sample-logs", "--budgets", "src/test/resources/docs/budget/budgets.csv"),
                List.of("explain", MODEL, "2026-10", "sample-logs"), List.of("explain", MODEL + "x", "2026-10", "sample-logs"),
                List.of("estimate", "--scenario", "production", "--requests", "10k"),
                List.of("validate", "src/test/resources/docs/estimate/training.jsonl", "--model", "gpt-4.1-mini-2025-04-14"),
                List.of("rates", "list"), List.of("rates", "list", "--rates", "openai," + contract), List.of("rates", "check", contract),
                List.of("check", "README.md", "sample-logs/no-such-file"), List.of("report")));
        commands.addAll(reading("sample-logs", MODEL));
        commands.addAll(reading(hostile().toString(), LONG));
        for (CommandLine command : Ftcost.line().getSubcommands().values()) {
            commands.add(List.of(command.getCommandName(), "--help"));
        }
        // Every command is here, but for the one that would ask OpenAI, the one that prints a script, and the one whose text is mailed.
        Set<String> missing = new TreeSet<>(Ftcost.line().getSubcommands().keySet());
        missing.removeAll(Set.of("pull", "completion", "help", "summary"));
        commands.stream().filter(words -> !words.contains("--help")).forEach(words -> missing.remove(words.get(0)));
        assertEquals(Set.of(), missing);
        return commands.stream().flatMap(words -> Stream.of(60, 80)
                .map(width -> DynamicTest.dynamicTest(width + ": " + String.join(" ", words), () -> fits(words, width))));
    }

    /** The commands that print tables of exports. */
    private List<List<String>> reading(String exports, String model) {
        List<List<String>> commands = new ArrayList<>(List.of(List.of("report", exports, "-o", folder.resolve("other").toString()),
                List.of("check", exports), List.of("anomalies", exports, "--min-impact", "0.01"), List.of("reconcile", exports, "--all"),
                List.of("reconcile", exports, "--all", "--by", "day"), List.of("migrate", exports),
                List.of("estimate", "--model", "gpt-4o-mini", "--from-usage", exports, "--like", model),
                List.of("explain", model, "2026-10", exports)));
        for (String by : List.of("day,model,project,key", "model,type", "base,user,tier,file", "month,hour,model")) {
            commands.add(List.of("cost", exports, "--by", by));
        }
        return commands;
    }

    /** Exports with names of 200 characters, and such as take two cells each. */
    private Path hostile() throws IOException {
        Path exports = Files.createDirectories(folder.resolve("hostile"));
        StringBuilder usage = new StringBuilder(Reported.HEADER);
        StringBuilder costs = new StringBuilder("start_time,end_time,amount_value,amount_currency,line_item,project_id,project_name\n");
        for (int day = 1; day <= 31; day++) {
            String date = "2026-10-" + (day < 10 ? "0" : "") + day;
            for (String model : List.of(LONG, WIDE, "gpt-4o-mini-2024-07-18")) {
                usage.append(Reported.usage(date, WIDE, "key_" + "x".repeat(180), model, 1_000_000, 123_456_789_012L, 0,
                        day == 30 ? 923_456_789_012L : 3_456_789_012L));
            }
            long start = LocalDate.parse(date).toEpochDay() * 86_400;
            costs.append(
                    start + "," + (start + 86_400) + ",123456.789,usd,\"" + "ft-" + LONG.substring(3) + ", input\"," + WIDE + "," + WIDE
                            + "\n");
        }
        Files.writeString(exports.resolve("usage.csv"), usage);
        Files.writeString(exports.resolve("costs.csv"), costs);
        Files.writeString(exports.resolve("x".repeat(100) + WIDE.substring(0, 20) + ".csv"), "no,export\n1,2\n");
        return exports;
    }

    private void fits(List<String> words, int width) {
        Set<String> whole = amounts(Outcome.of(words.toArray()).out()).collect(Collectors.toSet());
        System.setProperty("ftcost.columns", Integer.toString(width));
        try {
            Outcome outcome = Outcome.of(words.toArray());
            assertTrue(!outcome.out().isBlank() || outcome.err().startsWith("error: ") && outcome.exit() != 1, outcome.toString());
            fits(outcome.out() + outcome.err(), width);
            System.clearProperty("ftcost.columns");
            assertEquals(List.of(), amounts(outcome.out()).filter(amount -> !whole.contains(amount)).toList(), outcome.out());
        } finally {
            System.clearProperty("ftcost.columns");
        }
    }

    /** A number that is broken over two lines is another amount. */
    private static Stream<String> amounts(String printed) {
        return AMOUNT.matcher(printed).results().map(MatchResult::group);
    }

    private static void fits(String printed, int width) {
        assertEquals(List.of(), printed.lines().filter(line -> cells(line) > width).toList(), printed);
    }

    /** The names of these tests are of one cell a character or of two. */
    private static int cells(String line) {
        return line.codePoints().map(c -> c >= 0x4e00 && c < 0xa000 || c >= 0x1f000 ? 2 : 1).sum();
    }

    @Test
    void aTerminalHasItsOwnWidthAndAFileHasAllOfIt() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "'";
        String[] words = {"anomalies", "sample-logs", "--no-cache"};
        String whole = Outcome.of((Object[]) words).out();
        assertTrue(whole.lines().anyMatch(line -> line.length() > 120), whole);
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "script"))));
        String printed = Shell.run(folder, Map.of("TERM", "dumb"), "script", "-qec",
                java + " dev.ftcost.Main " + String.join(" ", words), "/dev/null").out().replace("\r\n", "\n");
        assertTrue(printed.lines().count() > 3, printed);
        // String.lines() parts at a carriage return, too: a progress bar is a line by itself.
        fits(printed, 80);
    }
}
