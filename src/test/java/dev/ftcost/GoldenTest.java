package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ftcost.testing.Golden;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed reports are what comes out of the committed samples, byte for byte; {@link Golden} says how to accept
 * other ones.
 */
class GoldenTest {
    private static final Path COMMITTED = Path.of("reports");

    @Test
    void theCommittedReportsAreWhatTheSamplesGive(@TempDir Path folder) throws IOException {
        Path made = folder.resolve("reports");
        Outcome outcome = Outcome.of("report", "sample-logs", "--out", made, "--quiet");
        assertEquals(new Outcome(0, "", ""), outcome);
        if (Golden.isAccepted()) {
            replace(made);
        }
        Map<String, String> expected = Outcome.files(COMMITTED);
        Map<String, String> actual = Outcome.files(made);
        assertFalse(expected.isEmpty(), "reports/ is committed");
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, text) -> assertEquals(text, actual.get(name), name));
    }

    private static void replace(Path made) throws IOException {
        if (Files.isDirectory(COMMITTED)) {
            try (Stream<Path> old = Files.walk(COMMITTED)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> files = Files.walk(made)) {
            for (Path path : files.toList()) {
                Files.copy(path, COMMITTED.resolve(made.relativize(path).toString()));
            }
        }
    }
}
