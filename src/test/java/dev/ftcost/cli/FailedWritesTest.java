package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written ends in 1 with a sentence: run as a program of its own, as a shell runs it. */
@EnabledOnOs(OS.LINUX)
class FailedWritesTest {
    private static final String EXPORTS = "src/test/resources/completeness/exports";
    private static final String TRAINING = "src/test/resources/cases/validate/converts-prompts-and-completions/old.jsonl";

    @TempDir
    private Path folder;

    @Test
    void anAnswerThatDoesNotArriveEndsInOne() throws IOException {
        Files.writeString(folder.resolve("budgets.csv"), "scope,limit_usd\ntotal,1\n");
        for (String command : List.of("check " + EXPORTS, "budget " + EXPORTS + " --budgets '" + folder.resolve("budgets.csv") + "'",
                "migrate " + EXPORTS + " --format json", "validate " + TRAINING + " --model gpt-4o-mini --format json",
                "rates list --format csv",
                "rates discount 10% --model 'ft:*' --from 2026-10-01", "completion bash", "help report", "--help")) {
            Outcome outcome = ftcost(command + " > /dev/full");
            assertEquals(1, outcome.exit(), outcome.err());
            assertTrue(outcome.err().contains("the answer cannot be written to standard output: No space left on device."), outcome.err());
        }
    }

    @Test
    void aReaderThatHasReadEnoughIsNoFailure() throws IOException {
        Outcome outcome = ftcost("rates list --format csv | head -1 > /dev/null; exit ${PIPESTATUS[0]}");
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals("", outcome.err());
    }

    @Test
    void aReportThatDoesNotFitEndsInOneAndLeavesNothing() throws IOException {
        Outcome outcome = ftcost("report " + EXPORTS + " --out /dev/full/reports");
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("cannot be written to '/dev/full/reports'"), outcome.err());
    }

    @Test
    void aConversionIntoAFullDeviceEndsInOneAndTheDeviceStays() throws IOException {
        Outcome outcome = ftcost("validate " + TRAINING + " --model gpt-4o-mini --convert /dev/full");
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("--convert '/dev/full' cannot be written: No space left on device."), outcome.err());
        assertFalse(Files.isRegularFile(Path.of("/dev/full")), "a device is never replaced");
    }

    @Test
    void aTemporaryFolderThatIsMissingIsNamed() throws IOException {
        Path missing = folder.resolve("missing");
        refused(ftcost("-Djava.io.tmpdir=" + missing, "check " + EXPORTS), missing);
    }

    /** The limit of a file's size stands in for a full disk: the library does not fit either. */
    @Test
    void aTemporaryFolderThatIsFullIsNamedAndEmptyAfterwards() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        refused(run("ulimit -f 1000; " + java("-Djava.io.tmpdir=" + full) + "check " + EXPORTS), full);
        try (Stream<Path> left = Files.list(full)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aSecurityManagerIsASentence() throws IOException {
        Outcome outcome = ftcost("-Djava.security.manager", "check " + EXPORTS);
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(
                "error: a security manager of Java forbids what ftcost needs; run it without -Djava.security.manager."), outcome.err());
    }

    private static void refused(Outcome outcome, Path temporary) {
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("the temporary folder '" + temporary + "' cannot be used: "), outcome.err());
        assertTrue(outcome.err().contains(
                ". Name a folder with 100 MB of free space from which programs may run: java -Djava.io.tmpdir=DIR -jar ftcost.jar"),
                outcome.err());
        assertFalse(outcome.err().contains("\tat "), () -> "no stack trace: " + outcome.err());
    }

    private Outcome ftcost(String command) throws IOException {
        return ftcost("", command);
    }

    private Outcome ftcost(String option, String command) throws IOException {
        return run(java(option) + command);
    }

    private static String java(String option) {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + option
                + " -cp '" + System.getProperty("java.class.path")
                + "' dev.ftcost.Main ";
    }

    private Outcome run(String line) throws IOException {
        return Shell.run(folder, Map.of("HOME", folder.toString()), "bash", "-c", line);
    }
}
