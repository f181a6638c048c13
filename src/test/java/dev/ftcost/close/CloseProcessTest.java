package dev.ftcost.close;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code close} beside another process that writes to the same folder: one after the other, in either order. */
class CloseProcessTest {
    private static final Path EXPORTS = Path.of("src/test/resources/docs/close");

    @TempDir
    private Path folder;

    private Process start(String name, Object... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "dev.ftcost.Main"));
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        return new ProcessBuilder(words).redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile()).start();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private int end(Process process, String name) throws IOException, InterruptedException {
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), name + " still runs");
        assertFalse(process.exitValue() == 1, text(name + ".out") + text(name + ".err"));
        return process.exitValue();
    }

    @Test
    void closeWaitsForWhoeverWritesThereAndSaysSo() throws IOException, InterruptedException {
        Path out = folder.resolve("reports");
        Path month = out.resolve("2026-10/closed.json");
        assertEquals(0, Outcome.of("report", EXPORTS.resolve("october.csv"), "--out", out).exit());
        Process close;
        try (AtomicFolder mine = AtomicFolder.in(out)) {
            close = start("close", "close", "2026-10", "--out", out);
            while (!text("close.err").contains("\n")) {
                assertTrue(close.isAlive(), text("close.out") + text("close.err"));
                Thread.sleep(50);
            }
            String waiting = "note: waiting for another run (process " + ProcessHandle.current().pid() + ") that writes to '" + out
                    + "'.\n";
            assertEquals(waiting, text("close.err"));
            assertFalse(Files.exists(month));
            mine.replaceFile("2026-10/summary.md", "the last words".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertEquals(0, end(close, "close"));
        assertTrue(Files.exists(month));
        assertEquals(0, Outcome.of("close", "2026-10", "--out", out).exit(), "the checksums are those of the last words");
    }

    @Test
    void aReportAndACloseAtTheSameTimeLeaveAMonthThatIsWhatWasClosed() throws IOException, InterruptedException {
        Path out = folder.resolve("reports");
        assertEquals(0, Outcome.of("report", EXPORTS.resolve("october.csv"), "--out", out).exit());
        Process report = start("report", "report", EXPORTS.resolve("october.csv"), EXPORTS.resolve("november.csv"), "--out", out);
        Process close = start("close", "close", "2026-10", "--out", out);
        end(report, "report");
        end(close, "close");
        Outcome again = Outcome.of("close", "2026-10", "--out", out);
        assertEquals(0, again.exit(), again.out());
        assertTrue(Files.readString(out.resolve("index.md")).contains("closed"));
    }
}
