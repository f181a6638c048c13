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
import java.util.Set;
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

/** What every command prints where the width is known: COLUMNS, which all tests share, or a terminal; {@code script} is one. */
@Isolated
class TerminalTest {
    private static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M";

    private static final Pattern AMOUNT = Pattern.compile("\\$[\\d,.]*\\d");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> noLineIsLongerThanColumns() {
        String out = folder.resolve("out").toString();
        return Stream.of(List.of("report", "sample-logs", "-o", out), List.of("report", "sample-logs", "-m", "2026-10", "-o", out),
                List.of("check", "sample-logs"), List.of("anomalies", "sample-logs"), List.of("reconcile", "sample-logs"),
                List.of("reconcile", "sample-logs", "--all", "--by", "day"), List.of("migrate", "sample-logs"),
                List.of("migrate", "sample-logs", "--to", "gpt-4.1-mini", "-m", "2026-09"),
                List.of("budget", "sample-logs", "--budgets", "src/test/resources/docs/budget/budgets.csv"),
                List.of("explain", MODEL, "2026-10", "sample-logs"), List.of("explain", MODEL + "x", "2026-10", "sample-logs"),
                List.of("estimate", "--scenario", "production", "--requests", "10k"),
                List.of("validate", "src/test/resources/docs/estimate/training.jsonl", "--model", "gpt-4.1-mini-2025-04-14"),
                List.of("rates", "list"), List.of("rates", "list", "--rates", "openai,src/test/resources/docs/rates/contract.csv"),
                List.of("rates", "check", "src/test/resources/docs/rates/contract.csv"), List.of("report", "--help"),
                List.of("report", "sample-logs", "--rates", "src/test/resources/docs/rates/contract.csv", "-o", out))
                .flatMap(words -> Stream.of(60, 80)
                        .map(width -> DynamicTest.dynamicTest(width + ": " + String.join(" ", words), () -> fits(words, width))));
    }

    private void fits(List<String> words, int width) {
        Set<String> whole = amounts(Outcome.of(words.toArray()).out()).collect(Collectors.toSet());
        System.setProperty("ftcost.columns", Integer.toString(width));
        try {
            Outcome outcome = Outcome.of(words.toArray());
            assertTrue(!outcome.out().isBlank() || outcome.err().startsWith("error: "), outcome.toString());
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

    /** A word that is copied, such as a path or the columns of a card, is never broken. */
    private void fits(String printed, int width) {
        assertEquals(List.of(), printed.lines().filter(line -> line.codePointCount(0, line.length()) > width)
                .filter(line -> !line.contains(folder.toString()) && line.strip().indexOf(' ') >= 0).toList(), printed);
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
                java + " dev.ftcost.Main " + String.join(" ", words), "/dev/null").out().replace("\r", "");
        assertTrue(printed.lines().count() > 3, printed);
        fits(printed, 80);
    }
}
