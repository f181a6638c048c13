package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight processes that write different reports into one folder at once, while somebody deletes the cache that they share. */
class ConcurrentRunsTest {
    private static final int RUNS = 8;

    @TempDir
    private Path folder;

    /** Each run has a month and a retry overhead of its own. */
    private List<String> arguments(int run, Path out) {
        return List.of("report", folder.resolve("in").toString(), "--month", month(run), "--retry-overhead", run + 1 + "%", "--out",
                out.toString(), "--cache", folder.resolve("cache").toString());
    }

    private static String month(int run) {
        return run % 2 == 0 ? "2026-08" : "2026-09";
    }

    @Test
    void eachMonthIsWholeAndTheIndexTellsOfWhatStandsThere() throws Exception {
        ApiUsage.export(folder.resolve("in"));
        Path out = folder.resolve("out");
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        List<Process> processes = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + tmp, "-cp", System.getProperty("java.class.path"),
                    "dev.ftcost.Main"));
            words.addAll(arguments(run, out));
            processes.add(new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said(run)).start());
        }
        while (processes.stream().anyMatch(Process::isAlive)) {
            delete(folder.resolve("cache"));
            processes.get(0).waitFor(50, TimeUnit.MILLISECONDS);
        }
        for (int run = 0; run < RUNS; run++) {
            String text = Files.readString(said(run).toPath());
            assertTrue(processes.get(run).exitValue() % 3 == 0, text);
        }
        Path again = folder.resolve("again");
        for (int parity = 0; parity < 2; parity++) {
            Map<String, String> month = Outcome.files(out.resolve(month(parity)));
            int winner = parity;
            while (!month.equals(alone(winner))) {
                winner += 2;
                assertTrue(winner < RUNS, "the month is of one run");
            }
            Outcome.of(arguments(winner, again).toArray());
        }
        assertEquals(Outcome.files(again), Outcome.files(out), "one after the other, they write the same, the index too");
        try (Stream<Path> left = Files.list(tmp)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private File said(int run) {
        return folder.resolve("said-" + run).toFile();
    }

    private Map<String, String> alone(int run) throws IOException {
        Path out = folder.resolve("alone-" + run);
        Outcome.of(arguments(run, out).toArray());
        return Outcome.files(out.resolve(month(run)));
    }

    private static void delete(Path cache) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (NoSuchFileException | java.io.UncheckedIOException e) {
            // It is not there yet, or a run removed something itself.
            return;
        }
    }
}
