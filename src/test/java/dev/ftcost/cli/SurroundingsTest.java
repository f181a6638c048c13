package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Odd surroundings: the right answer, or a sentence and an exit code. Run as a program of its own, as a shell runs it. */
@EnabledOnOs(OS.LINUX)
class SurroundingsTest {
    private static final String HEADER = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens";
    private static final String TRAINING = "src/test/resources/cases/validate/converts-prompts-and-completions/old.jsonl";

    @TempDir
    private Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));

    @BeforeEach
    void exports() throws IOException {
        for (int i = 0; i < 200; i++) {
            export("exports/" + i + ".csv", i);
        }
    }

    private void export(String name, int tokens) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name).getParent()).resolve(folder.resolve(name).getFileName()),
                HEADER + "\n" + "1782777600,1782864000,1,ft:gpt-4o-2024-08-06:acme::m" + tokens + "," + tokens + ",1\n");
    }

    @Test
    void aNewlineAQuoteAPercentADashAndBytesThatAreNoTextInANameDoNotMatter() throws IOException {
        Outcome outcome = run("mkdir odd; n=0; for name in $'a\\nb' 'a\"b' \"a'b\" '100%s%n' '-dash' $'gr\\xf6\\xdfe' $'\\e[2Jx' ' '; do "
                + "n=$((n+1)); printf '" + HEADER
                + "\\n1782777600,1782864000,1,ft:gpt-4o-2024-08-06:acme::m%s,1,1\\n' $n > odd/\"$name.csv\"; done; "
                + ftcost("") + "check odd");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("8 rows: 8 used, 0 rejected"), outcome.out());
        assertFalse((outcome.out() + outcome.err()).contains("\u001b"), "no control character is shown");
    }

    @Test
    void aLoopAPipeAndADeviceInAFolderAreNoExports() throws IOException {
        Outcome outcome = run("mkdir odd; cp exports/1.csv odd; ln -s ../odd odd/loop; mkfifo odd/pipe.csv; ln -s /dev/zero odd/zero.csv; "
                + ftcost("") + "check odd");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("1 row: 1 used, 0 rejected"), outcome.out());
        Outcome itself = run("ln -s self odd/self; " + ftcost("") + "check odd");
        assertEquals(1, itself.exit(), itself.err());
        assertEquals("error: 'odd/self' cannot be read: broken symbolic link.", itself.err().strip());
    }

    @Test
    void anArgumentWithBytesThatAreNoTextIsASentence() throws IOException {
        Outcome outcome = run(ftcost("") + "report exports --out $'o\\xf6'");
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("cannot be read as it was typed: it has bytes that are no UTF-8. "), outcome.err());
    }

    @Test
    void a64FileHandlesAStrictMaskNoHomeAndForeignCustomsChangeNoByte() throws IOException {
        Outcome usual = run(ftcost("") + "report exports --out usual");
        assertTrue(usual.exit() == 0 || usual.exit() == 3, usual.err());
        environment.put("TZ", "Nowhere/Bogus");
        Outcome odd = run("ulimit -n 64; umask 077; " + ftcost("-Duser.language=tr -Duser.country=TR") + "report exports --out odd");
        assertEquals(usual.exit(), odd.exit(), odd.err());
        environment.put("TZ", "Pacific/Kiritimati");
        environment.put("HOME", "/nonexistent");
        assertEquals(usual.exit(), run(ftcost("-Duser.language=ar -Duser.country=EG") + "report exports --out arabic").exit());
        Outcome same = run("diff -r usual odd && diff -r usual arabic && find odd -perm /077");
        assertEquals("", same.out() + same.err());
    }

    @Test
    void aPathOfNearlyTheGreatestLengthIsReadAndOneBeyondItIsASentence() throws IOException {
        String deep = "d".repeat(200) + "/";
        Outcome read = run(
                "top=$PWD; while [ ${#PWD} -lt 3700 ]; do mkdir " + deep + "; cd " + deep + "; done; cp \"$top/exports/1.csv\" .; "
                        + "far=${PWD#\"$top/\"}; cd \"$top\"; " + ftcost("") + "check \"$far/1.csv\"");
        assertEquals(0, read.exit(), read.err());
        Outcome written = run(ftcost("") + "report exports --out " + "x".repeat(300));
        assertEquals(1, written.exit(), written.err());
        assertTrue(written.err().contains("' cannot be written to '") || written.err().contains("cannot be written"), written.err());
        noTrace(written);
    }

    /** Nobody writes below /proc, whoever runs the test. */
    @Test
    void aFolderThatCannotBeWrittenIsASentenceForEveryCommandThatWrites() throws IOException {
        for (String command : new String[] {"report exports --out /proc/reports", "close 2026-06 --out /proc",
                "validate " + Path.of(TRAINING).toAbsolutePath() + " --model gpt-4o-mini --convert /proc/x.jsonl"}) {
            Outcome outcome = run(ftcost("") + command);
            assertTrue(outcome.exit() == 1 || outcome.exit() == 2, command + ": " + outcome.err());
            assertTrue(outcome.err().startsWith("error: ") && outcome.err().contains("/proc"), outcome.err());
            noTrace(outcome);
        }
        Outcome cache = run(ftcost("") + "check exports --cache /proc/cache");
        assertEquals(0, cache.exit(), cache.err());
        assertTrue(cache.err().contains("warning: the cache '/proc/cache' cannot be used: "), cache.err());
    }

    @Test
    void aNightThatCannotWriteIsASentence() throws IOException {
        Path nightly = Path.of("scripts/nightly.sh").toAbsolutePath();
        Outcome created = run("bash '" + nightly + "' exports /proc/nightly");
        assertEquals(1, created.exit(), created.err());
        assertEquals("error: '/proc/nightly' cannot be created: No such file or directory.", created.err().strip());
        Outcome locked = run("bash '" + nightly + "' exports /proc/self/fdinfo");
        assertEquals(1, locked.exit(), locked.err());
        assertTrue(locked.err().startsWith("error: '/proc/") && locked.err().contains("' cannot be written: "), locked.err());
        Outcome full = run("mkdir out; ln -s /dev/full out/nightly.log; bash '" + nightly + "' exports out");
        assertEquals(1, full.exit(), full.err());
        assertEquals("error: '" + folder.toRealPath().resolve("out/nightly.log") + "' cannot be written. See that its disk has room.",
                full.err().strip());
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().matches("\\.nightly\\.\\w{6}")), "its folder goes with it");
        }
    }

    private static void noTrace(Outcome outcome) {
        assertFalse(outcome.err().contains("\tat ") || outcome.err().contains("internal error"), outcome.err());
    }

    private static String ftcost(String options) {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + options
                + " -cp '" + System.getProperty("java.class.path") + "' dev.ftcost.Main ";
    }

    private Outcome run(String line) throws IOException {
        return Shell.run(folder, environment, "bash", "-c", "cd '" + folder + "'; " + line);
    }
}
