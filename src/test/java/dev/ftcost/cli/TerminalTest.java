package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The program on a terminal that is 80 columns wide; {@code script} is the terminal. */
class TerminalTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> noLineIsLongerThanTheTerminal() {
        Path out = folder.resolve("out");
        return Stream.of("report sample-logs --no-cache -o " + out, "check sample-logs --no-cache", "anomalies sample-logs --no-cache",
                "reconcile sample-logs --no-cache", "rates list",
                "budget sample-logs --no-cache --budgets src/test/resources/docs/budget/budgets.csv",
                "explain ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M 2026-10 sample-logs --no-cache", "report --help")
                .map(words -> DynamicTest.dynamicTest(words, () -> fits(words)));
    }

    private void fits(String words) throws IOException {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "script"))));
        String java = Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "'";
        String printed = Shell
                .run(folder, Map.of("COLUMNS", "80", "TERM", "dumb"), "script", "-qec", java + " dev.ftcost.Main " + words, "/dev/null")
                .out();
        List<String> lines = printed.replace("\r", "").lines().toList();
        assertTrue(lines.size() > 3, printed);
        // A path is never broken.
        assertEquals(List.of(),
                lines.stream().filter(line -> line.codePointCount(0, line.length()) > 80 && !line.contains(folder.toString())).toList());
    }
}
