package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/nightly.sh}, beside an {@code ftcost} that answers what a test prepared: its output, its messages, its exit code. What is
 * not prepared, the program itself answers.
 */
class NightlyTest {
    private static final String HEADER = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens,batch\n";
    /** The last of June, two days before the night. */
    private static final String USAGE = HEADER + "1782777600,1782864000,1,gpt-4o-2024-08-06,1000,100,false\n";

    @TempDir
    private Path folder;
    private Path answers;
    private Path exports;
    private Path out;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        answers = Files.createDirectories(folder.resolve("answers"));
        exports = Files.createDirectories(folder.resolve("exports"));
        out = folder.resolve("reports of the night");
        environment.put("HOME", folder.toString());
        Path scripts = Files.createDirectories(folder.resolve("scripts"));
        Files.copy(Path.of("scripts/nightly.sh"), scripts.resolve("nightly.sh"));
        Files.copy(Path.of("src/test/resources/nightly/ftcost"), scripts.resolve("ftcost"), StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("ANSWERS", answers.toString());
        environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CLASS_PATH", System.getProperty("java.class.path"));
    }

    private void answer(String command, Outcome outcome) throws IOException {
        Files.writeString(answers.resolve(command + ".out"), outcome.out());
        Files.writeString(answers.resolve(command + ".err"), outcome.err());
        Files.writeString(answers.resolve(command + ".exit"), outcome.exit() + "\n");
    }

    /** Every step has nothing to say. */
    private void quiet() throws IOException {
        answer("report", new Outcome(0, "2026-06: $0.00\n", ""));
        answer("summary", new Outcome(0, "", ""));
    }

    private Outcome nightly(Object... options) throws IOException {
        Object[] script = {"bash", folder.resolve("scripts/nightly.sh"), "--today", "2026-07-02"};
        return Shell.run(folder, environment, Stream.of(script, options, new Object[] {exports, out}).flatMap(Stream::of).toArray());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(answers.resolve("calls"));
    }

    private String log() throws IOException {
        return Files.readString(out.resolve("nightly.log"));
    }

    private void export(String text) throws IOException {
        Files.writeString(exports.resolve("usage.csv"), text);
    }

    @Test
    void theProgramItselfRunsWithoutAHomeAndWithNothingToLookAtNothingIsSaid() throws IOException {
        environment.remove("HOME");
        export(USAGE.replace("gpt-4o-2024-08-06", "gpt-5.6-luna"));
        assertEquals(new Outcome(0, "", ""), nightly());
        assertTrue(Files.exists(out.resolve("2026-06/report.html")), log());
        assertTrue(log().contains("end: exit 0"), log());
        assertEquals(List.of("report", "summary"), calls().stream().map(call -> call.split(" ", -1)[0]).toList());
    }

    @Test
    void aFindingIsReportedOnceAndEndsIn3() throws IOException {
        export(USAGE.replace("gpt-4o-2024-08-06", "gpt-5.6-luna") + "1782777600,1782864000,1,gpt-5.6-luna,1_000,0,false\n");
        Outcome first = nightly();
        assertEquals(3, first.exit(), log());
        assertEquals("", first.err());
        assertEquals(List.of("Input: 1 row is rejected and not counted: usage.csv:3 (input_tokens '1_000' is not a count; write it without "
                + "separators between its digits).", ""), first.out().lines().limit(2).toList());
        assertTrue(first.out().contains("\nReports: " + out + "; log: " + out.resolve("nightly.log")), first.out());
        assertEquals(new Outcome(0, "", ""), nightly(), "the second night says nothing new");
        assertTrue(Files.readString(out.resolve("findings.csv")).contains("input,,,false,1 row is rejected"), "all findings are there");
    }

    @Test
    void theStepsGetTheirOptionsAndFindingsOfTheReportAreLeftToTheSummary() throws IOException {
        quiet();
        answer("report", new Outcome(3, "", "warning: 'x.txt' is not a known export.\n"));
        Path budgets = Files.writeString(exports.resolve("budgets.csv"), "scope,limit_usd\ntotal,1\n");
        assertEquals(new Outcome(0, "", ""), nightly("--since", "2026-06-01", "--max-age", "2d"));
        assertEquals("report --ignore budgets.csv --out " + out + " " + exports, calls().get(0));
        String summary = calls().get(1);
        for (String option : List.of("summary --quiet --format text ", "--also csv=" + out.resolve("findings.csv"), "--out " + out,
                "--reported " + out.resolve(".nightly."), "/nightly.reported --max-age 2d --today 2026-07-02", "--since 2026-06-01",
                "--ignore budgets.csv", "--budgets " + budgets)) {
            assertTrue(summary.contains(option), option + " in " + summary);
        }
        assertTrue(summary.endsWith(" " + exports), summary);
        assertTrue(log().contains("    warning: 'x.txt' is not a known export."), log());
    }

    /** A mail that only names what stops is no finding: the exit code stays 0. */
    @Test
    void aMessageWithoutAFindingIsPrintedAndChangesNoExitCode() throws IOException {
        quiet();
        answer("summary", new Outcome(0, "Shutdown: 'x' stops.\n", ""));
        assertEquals(new Outcome(0, "Shutdown: 'x' stops.\n", ""), nightly());
    }

    @Test
    void aReportThatFailedIsNamedFirstAndEndsIn1() throws IOException {
        export(USAGE + "1782777600,1782864000,1,gpt-4o-2024-08-06,1_000,0,false\n");
        answer("report", new Outcome(1, "", "error: the disk is full.\n"));
        Outcome outcome = nightly();
        assertEquals(1, outcome.exit());
        assertTrue(outcome.out().startsWith("Error: the report failed: the disk is full.\nInput: 1 row is rejected"), outcome.out());
        assertTrue(log().contains("end: exit 1"), log());
    }

    @Test
    void aStepThatIsKilledIsAnError() throws IOException {
        export(USAGE);
        answer("report", new Outcome(137, "", ""));
        Outcome outcome = nightly();
        assertEquals(1, outcome.exit());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().startsWith("Error: the report failed: it was killed (signal 9).\n"), outcome.out());
        assertTrue(log().contains("report: exit 137"), log());
    }

    @Test
    void exportsThatContradictEachOtherEndTheRunWith4AndAreSaidOnce() throws IOException {
        export(USAGE);
        Files.writeString(exports.resolve("by-project.csv"),
                USAGE.replace("batch\n", "batch,project_id\n").replace("false\n", "false,p1\n"));
        Outcome outcome = nightly();
        assertEquals(4, outcome.exit(), outcome.out());
        assertEquals(1, outcome.out().lines().filter(line -> line.contains("different grouping")).count(), outcome.out());
        assertFalse(Files.exists(out.resolve("2026-06")));
    }

    @Test
    void aPullComesFirstAndWhenItFailsTheReportIsMadeFromWhatIsThereAndTheMessageSaysHowOldThatIs() throws IOException {
        answer("pull", new Outcome(0, "pulled 3 pages\n", ""));
        Files.delete(exports);
        Outcome outcome = nightly("--pull");
        assertTrue(outcome.exit() == 3 && outcome.out().startsWith("Input: No file was found"), outcome.out());
        assertEquals("pull " + exports, calls().get(0));
        export(USAGE);
        answer("pull", new Outcome(1, "", "error: the server fails (500)\n"));
        outcome = nightly("--pull");
        assertEquals(1, outcome.exit());
        assertTrue(
                outcome.out().startsWith("Error: the pull failed: the server fails (500). The report uses what is there: the newest usage "
                        + "is from 2026-06-30; the last complete pull was on 2026-07-02.\n"),
                outcome.out());
        assertTrue(Files.exists(out.resolve("2026-06/report.html")), log());
    }

    @Test
    void aProgramThatDoesNotStartIsSaid() throws IOException {
        Shell.script(folder.resolve("scripts/ftcost"), "echo 'error: Java is not there.' >&2; exit 1\n");
        Outcome outcome = nightly();
        assertEquals(new Outcome(1, "ftcost does not start:\n\nerror: Java is not there.\n", ""), outcome);
    }

    /** What a step writes goes to OUT, whose disk may be full. */
    @Test
    void aSummaryForWhichThereIsNoRoomIsSaid() throws IOException {
        Shell.script(folder.resolve("scripts/ftcost"), "exit 1\n");
        assertEquals(
                new Outcome(1, "Error: the summary ended with 1 and wrote nothing. See that the disk of '" + out + "' has room.\n", ""),
                nightly());
        Shell.script(folder.resolve("scripts/ftcost"), "echo half; echo 'error: the answer cannot be written to standard output: "
                + "No space left on device.' >&2; exit 1\n");
        assertEquals("error: the answer cannot be written to standard output: No space left on device.\n", nightly().err());
    }

    @Test
    void aRunThatIsStoppedStopsItsStepAndLeavesNothing() throws IOException, InterruptedException {
        quiet();
        Path killed = Files.createDirectories(out.resolve(".nightly.aB3xYz"));
        Path pid = folder.resolve("pid");
        Shell.script(folder.resolve("scripts/ftcost"), "echo $$ > '" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; exec sleep 60\n");
        Process run = new ProcessBuilder("bash", folder.resolve("scripts/nightly.sh").toString(), exports.toString(), out.toString())
                .start();
        while (!Files.exists(pid)) {
            assertTrue(run.isAlive());
            Thread.sleep(10);
        }
        ProcessHandle step = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        run.destroy();
        assertEquals(1, run.waitFor());
        step.onExit().join();
        assertTrue(Files.notExists(killed), "what an earlier run left that was killed");
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(".nightly.lock", "nightly.log"), left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aSecondRunOnTheSameFolderDoesNothing() throws IOException, InterruptedException {
        quiet();
        Files.createDirectories(out);
        Path held = folder.resolve("held");
        // On a machine without flock a folder is the lock, and its owner this process, which is alive.
        Process holder = new ProcessBuilder("bash", "-c", """
                if command -v flock > /dev/null; then exec 9> "$1"; flock 9; else mkdir "$1.d"; echo $$ > "$1.d/owner"; fi
                touch "$2"
                read -r""", "holder", out.resolve(".nightly.lock").toString(), held.toString()).start();
        try {
            while (!Files.exists(held)) {
                assertTrue(holder.isAlive());
                Thread.sleep(10);
            }
            Outcome outcome = nightly();
            assertEquals(1, outcome.exit());
            assertTrue(outcome.err().contains(out + " is locked by another run"), outcome.err());
            assertFalse(Files.exists(answers.resolve("calls")));
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
    }

    /** A script that is killed leaves what it had just called, which holds the lock until it ends. */
    @Test
    void theLockOfADeadRunIsWaitedFor() throws IOException, InterruptedException {
        quiet();
        export(USAGE);
        Path held = folder.resolve("held");
        Files.createDirectories(out);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Process left = new ProcessBuilder("bash", "-c", """
                ! command -v flock > /dev/null || { exec 9> "$1"; flock 9; echo "$2" > "$1"; }
                touch "$3"
                sleep 1""", "left", out.resolve(".nightly.lock").toString(), Long.toString(dead.pid()), held.toString()).start();
        while (!Files.exists(held)) {
            assertTrue(left.isAlive());
            Thread.sleep(10);
        }
        assertEquals(new Outcome(0, "", ""), nightly());
    }

    @Test
    void aWrongCommandLineEndsIn2AndTouchesNothing() throws IOException {
        for (List<String> options : List.of(List.of("--bogus"), List.of("one more folder"), List.of("--budgets", "none.csv"))) {
            Outcome outcome = nightly(options.toArray());
            assertEquals(2, outcome.exit(), outcome.err());
            assertTrue(outcome.err().startsWith("error: "), outcome.err());
        }
        Outcome inside = Shell.run(folder, environment, "bash", folder.resolve("scripts/nightly.sh"), exports, exports.resolve("reports"));
        assertEquals(2, inside.exit(), inside.err());
        assertFalse(Files.exists(answers.resolve("calls")));
    }

    @Test
    void aLongLogIsRotated() throws IOException {
        quiet();
        Files.createDirectories(out);
        Files.writeString(out.resolve("nightly.log"), "x".repeat(1_000_001));
        Files.writeString(out.resolve("nightly.log.1"), "older");
        assertEquals(0, nightly().exit());
        assertEquals(1_000_001, Files.size(out.resolve("nightly.log.1")));
        assertEquals("older", Files.readString(out.resolve("nightly.log.2")));
        assertTrue(log().length() < 10_000);
    }

    @Test
    void theWebhookGetsAFindingAsJsonWhateverItsNamesHold() throws IOException {
        export(USAGE.replace("gpt-4o-2024-08-06", "\"a<b>&\\\"\"\""));
        StringBuilder posted = new StringBuilder();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            posted.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            environment.put("FTCOST_WEBHOOK", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            Outcome outcome = nightly();
            assertEquals(3, outcome.exit());
            assertEquals("", outcome.err());
        } finally {
            server.stop(0);
        }
        String text = new ObjectMapper().readTree(posted.toString()).path("text").asText();
        assertTrue(text.startsWith("Unpriced: 1,100 tokens of a&lt;b&gt;&amp;\\\" on 2026-06-30"), posted.toString());
    }

    @Test
    void aWebhookThatDoesNotAnswerIsNamedAndTheNightIsNoWorse() throws IOException {
        Outcome outcome = nightly("--webhook", "http://127.0.0.1:1/secret");
        assertEquals(3, outcome.exit());
        assertTrue(outcome.err().contains("the webhook did not accept the message"), outcome.err());
        assertFalse(log().contains("secret"), log());
    }

    @Test
    void aRestatedMonthIsReportedWithBothAmounts() throws IOException {
        environment.put("LC_ALL", "C");
        String usage = USAGE.replace("gpt-4o-2024-08-06,1000,100", "gpt-4o-2024-08-06,1000000,0");
        Files.writeString(exports.resolve("größe.csv"), usage);
        assertEquals(new Outcome(0, "", ""), nightly(), log());
        Files.writeString(exports.resolve("größe.csv"), usage.replace("1000000", "3000000"));
        Outcome second = nightly();
        assertEquals(3, second.exit(), log());
        assertTrue(second.out().startsWith("Restated: 2026-06 was restated: it costs $7.50, and cost $2.50 before (+$5.00).\n"),
                second.out());
        assertEquals(new Outcome(0, "", ""), nightly());
    }

    @Test
    void aFolderThatIsOldIsReportedEveryNight() throws IOException {
        export(USAGE.replace("1782777600,1782864000", "1780272000,1780358400"));
        nightly();
        Outcome outcome = nightly();
        assertEquals(3, outcome.exit());
        assertTrue(outcome.out().startsWith("Input: The newest data is from 2026-06-01, 31 days before 2026-07-02"), outcome.out());
        assertEquals(0, nightly("--max-age", "40d").exit());
    }

    @Test
    void theTimeZoneAndTheLocaleChangeNoByteOfAReport() throws IOException {
        Path march = Files.createDirectories(exports.resolve("Exporte März"));
        Files.writeString(march.resolve("größe.csv"), USAGE + "1782777600,1782864000,1,x,1_000,100,false\n");
        Outcome terminal = nightly();
        Path first = Files.move(out, folder.resolve("first"));
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "Asia/Tokyo"));
        assertEquals(terminal, nightly());
        for (String file : List.of("2026-06/report.xlsx", "2026-06/report.json", "2026-06/report.html", "rejected.csv", "findings.csv")) {
            assertEquals(-1, Files.mismatch(first.resolve(file), out.resolve(file)), file);
        }
    }
}
