package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only, and no network, in a namespace of its own; skipped where the system makes none. */
@EnabledOnOs(OS.LINUX)
class DisksTest {
    private static final Path EXPORTS = Path.of("src/test/resources/completeness/exports").toAbsolutePath();
    private static final String OLD = "./ftcost report '" + EXPORTS + "' --retry-overhead 7% --out old --no-cache; ";

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Assumptions.assumeTrue(run("mkdir disk; mount -t tmpfs -o size=8m tmpfs disk && unshare --net true").exit() == 0,
                "no namespace can be made");
        Shell.script(folder.resolve("ftcost"), "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path")
                + "' dev.ftcost.Main \"$@\"\n");
        Files.copy(Path.of("scripts/nightly.sh"), folder.resolve("nightly.sh"));
    }

    @Test
    void aFullDiskLeavesTheOldReportsAndSaysSo() throws IOException {
        run(OLD);
        for (int kilobytes : new int[] {0, 4, 20}) {
            String full = "mount -t tmpfs -o size=8m tmpfs disk; cp -r old/. disk; head -c $(($(df --output=avail -k disk | tail -n 1) * 1024 - "
                    + kilobytes + " * 1024)) /dev/zero > disk/.filler; ";
            String same = "; code=$?; rm -f disk/.??* disk/nightly.* disk/findings.csv; diff -r old disk || exit 99; exit $code";
            Outcome report = run(full + "./ftcost report '" + EXPORTS + "' --out disk --no-cache" + same);
            assertEquals(1, report.exit(), report.out() + report.err());
            assertTrue(report.err().contains("error: the reports cannot be written to 'disk': No space left on device."), report.err());
            Outcome night = run(full + "bash nightly.sh --today 2026-11-01 '" + EXPORTS + "' disk" + same);
            String said = night.out() + night.err();
            assertEquals(1, night.exit(), said);
            assertTrue(
                    Stream.of("error: '", "Error: the report failed: the reports cannot be written to", "Error: the summary ended with 1")
                            .anyMatch(said::startsWith),
                    said);
            noTrace(report, night);
        }
    }

    @Test
    void aReadOnlyDiskIsASentenceForEveryCommandThatWrites() throws IOException {
        run(OLD);
        String locked = "mount -t tmpfs tmpfs disk; cp -r old/. disk; mount -o remount,ro disk; ";
        for (String command : new String[] {"report '" + EXPORTS + "' --out disk", "report '" + EXPORTS + "' --out disk/new",
                "close $(ls old | grep -m 1 '^20') --out disk",
                "summary '" + EXPORTS + "' --out disk --reported disk/reported --today 2026-11-01"}) {
            Outcome outcome = run(locked + "./ftcost " + command);
            assertEquals(1, outcome.exit(), command + ": " + outcome.err());
            assertTrue(outcome.err().contains("error: ") && outcome.err().contains("Read-only file system."), outcome.err());
            noTrace(outcome);
        }
        Outcome cache = run(locked + "./ftcost check '" + EXPORTS + "' --cache disk/cache");
        assertTrue(cache.exit() % 3 == 0, cache.err());
        assertTrue(cache.err().contains("warning: the cache 'disk/cache' cannot be used: Read-only file system. "), cache.err());
    }

    @Test
    void withoutANetworkTheReportIsTheSame() throws IOException {
        Outcome outcome = run(OLD + "unshare --net ./ftcost report '" + EXPORTS + "' --retry-overhead 7% --out alone --no-cache; "
                + "code=$?; diff -r old alone || exit 99; exit $code");
        assertTrue(outcome.exit() % 3 == 0 && outcome.exit() != 99, outcome.out() + outcome.err());
    }

    private static void noTrace(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            assertFalse(outcome.err().contains("\tat ") || outcome.err().contains("internal error"), outcome.err());
        }
    }

    private Outcome run(String line) throws IOException {
        return Shell.run(folder, Map.of("LC_ALL", "C.UTF-8"), "unshare", "--map-root-user", "--mount", "bash", "-c",
                "cd '" + folder + "'; " + line);
    }
}
