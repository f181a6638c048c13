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
    private static final String DAY = "2026-06-02,ft:gpt-4o-mini-2024-07-18:acme::x1,proj_A,spike,1.00,9.00,8.00,"
            + "\"9 times the requests, all from proj_A\"\n";
    private static final String HEADER = "date,model,project_id,kind,expected_cost,actual_cost,impact,cause\n";

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
        answer("help", new Outcome(0, Outcome.of("help").out(), ""));
    }

    private void answer(String command, Outcome outcome) throws IOException {
        Files.writeString(answers.resolve(command + ".out"), outcome.out());
        Files.writeString(answers.resolve(command + ".err"), outcome.err());
        Files.writeString(answers.resolve(command + ".exit"), outcome.exit() + "\n");
    }

    /** Every step has nothing to say. */
    private void quiet() throws IOException {
        for (String command : List.of("check", "report", "reconcile", "anomalies", "budget")) {
            answer(command, new Outcome(0, command + " is fine\n", ""));
        }
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

    @Test
    void theProgramItselfRunsWithoutAHomeAndWithNothingToLookAtNothingIsSaid() throws IOException {
        environment.remove("HOME");
        Files.writeString(exports.resolve("completions_usage_2026-06-01_2026-06-30.csv"),
                "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n"
                        + "1782777600,1782864000,1,gpt-4o-2024-08-06,1000,100\n");
        assertEquals(new Outcome(0, "", ""), nightly());
        assertTrue(Files.exists(out.resolve("2026-06/report.html")), log());
        assertTrue(log().contains("end: exit 0"), log());
        assertEquals(List.of("help", "check", "report", "anomalies"), calls().stream().map(call -> call.split(" ", -1)[0]).toList());
    }

    @Test
    void aFindingIsToldOnceAndEndsIn3() throws IOException {
        quiet();
        answer("anomalies", Outcome.of("anomalies", "--format", "csv", "sample-logs"));
        Outcome first = nightly();
        assertEquals(3, first.exit());
        assertEquals("", first.err());
        assertTrue(first.out().contains("2026-10-14") && first.out().contains("acme:extract:BwL9sH3p"), first.out());
        assertTrue(first.out().contains("requests, all from"), "the cause is whole: " + first.out());
        assertEquals(new Outcome(0, "", ""), nightly(), "the second night says nothing new");
        answer("anomalies", new Outcome(3, HEADER + DAY, ""));
        assertTrue(nightly().out().contains("2026-06-02"), "another day is new");
    }

    /** A mail that only names what stops is no finding: the exit code stays 0. */
    @Test
    void aModelThatStopsIsNamedWhenItAppearsAndWhenAStepIsPassed() throws IOException {
        quiet();
        stopping(75);
        Outcome first = nightly();
        assertEquals(0, first.exit());
        assertTrue(
                first.out().contains("'ft:gpt-4o-mini-2024-07-18:acme:it's:x1' stops on 2027-01-14, in 75 days: it cost $12.52 in 2026-10"),
                first.out());
        assertFalse(first.out().contains("'ft:gpt-4o-2024-08-06:acme::x2'"), first.out());
        stopping(61);
        assertEquals(new Outcome(0, "", ""), nightly());
        // The 60th day was skipped, and is made up for.
        for (int days : new int[] {58, 29, 14, 6, 3, 2, 1}) {
            stopping(days);
            Outcome named = nightly();
            assertTrue(named.out().contains(", in " + days + (days == 1 ? " day:" : " days:")), days + named.out());
            assertEquals(new Outcome(0, "", ""), nightly());
        }
    }

    private void stopping(int days) throws IOException {
        answer("check", new Outcome(0, "note: 'ft:gpt-4o-mini-2024-07-18:acme:it's:x1' stops on 2027-01-14, in " + days
                + (days == 1 ? " day" : " days")
                + ": it cost $12.52 in 2026-10, and no replacement is named; ftcost migrate compares.\nnote: 'ft:gpt-4o-2024-08-06:acme::x2' is fine.\n",
                ""));
    }

    @Test
    void aStepThatLooksDoesNotKeepTheOthersFromRunning() throws IOException {
        quiet();
        answer("check", new Outcome(3, "a cost export\n", "warning: 'x.txt' is not a recognized export.\n"));
        answer("reconcile", new Outcome(3, "the bill does not tie\n", ""));
        Outcome outcome = nightly();
        assertEquals(3, outcome.exit());
        assertTrue(
                outcome.out().contains("Input: 'x.txt' is not a recognized export.") && outcome.out().contains("the bill does not tie"),
                outcome.out());
        assertEquals(List.of("help", "check --max-age 3d --today 2026-07-02 " + exports, "report --out " + out + " " + exports,
                "reconcile " + exports,
                "anomalies --format csv " + exports), calls());
    }

    @Test
    void aStepThatFailedIsNamedAndEndsTheRun() throws IOException {
        quiet();
        answer("report", new Outcome(1, "", "error: the disk is full.\n"));
        Outcome outcome = nightly();
        assertEquals(1, outcome.exit());
        assertTrue(outcome.out().contains("Report: the disk is full."), outcome.out());
        assertFalse(String.join("\n", calls()).contains("anomalies"));
        assertTrue(log().contains("end: exit 1"), log());
    }

    @Test
    void exportsThatContradictEachOtherEndTheRunWith4() throws IOException {
        quiet();
        answer("check", new Outcome(4, "", "error: two groupings.\n"));
        assertEquals(4, nightly().exit());
        assertFalse(String.join("\n", calls()).contains("report"));
    }

    @Test
    void theGravestStepIsTheExit() throws IOException {
        quiet();
        answer("check", new Outcome(3, "", "warning: something.\n"));
        answer("anomalies", new Outcome(1, "", "error: a fault.\n"));
        assertEquals(1, nightly().exit());
    }

    @Test
    void aPullComesFirstAndWhenItFailsTheReportIsMadeFromWhatIsThere() throws IOException {
        quiet();
        answer("pull", new Outcome(0, "pulled 3 pages\n", ""));
        Files.delete(exports);
        Outcome outcome = nightly("--pull");
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals("pull " + exports, calls().get(1));
        String day = Files.readString(out.resolve("nightly.pulled")).strip();
        answer("pull", new Outcome(1, "", "error: the server fails (500)\n"));
        outcome = nightly("--pull");
        assertEquals(1, outcome.exit());
        assertTrue(outcome.out().contains("The pull failed. The report uses what is there; the last complete pull: " + day),
                outcome.out());
        assertTrue(outcome.out().contains("Pull: the server fails (500)"), outcome.out());
        assertEquals(2, calls().stream().filter(call -> call.startsWith("report ")).count());
    }

    @Test
    void aProgramThatDoesNotStartIsSaid() throws IOException {
        answer("help", new Outcome(1, "", "error: Java is not there.\n"));
        Outcome outcome = nightly();
        assertEquals(1, outcome.exit());
        assertTrue(outcome.out().contains("ftcost does not start: Java is not there."), outcome.out());
    }

    @Test
    void aBudgetAmongTheExportsIsJudgedAndIsNoExport() throws IOException {
        quiet();
        Path budgets = Files.writeString(exports.resolve("budgets.csv"), "scope,limit_usd\ntotal,1\n");
        answer("budget", new Outcome(3, "", "warning: total 2026-06: $2.00 of $1.00 spent.\n"));
        Outcome outcome = nightly();
        assertEquals(3, outcome.exit());
        assertTrue(outcome.out().startsWith("Budget: total 2026-06: $2.00 of $1.00 spent.\n"), outcome.out());
        assertEquals("budget --ignore budgets.csv --budgets " + budgets + " " + exports, calls().get(calls().size() - 1));
        assertTrue(calls().contains("check --max-age 3d --today 2026-07-02 --ignore budgets.csv " + exports), calls().toString());
    }

    @Test
    void aRunThatIsStoppedStopsItsStepAndLeavesNothing() throws IOException, InterruptedException {
        quiet();
        Path killed = Files.createDirectories(out.resolve(".nightly.aB3xYz"));
        Path pid = folder.resolve("pid");
        Shell.script(folder.resolve("scripts/ftcost"), "[ \"$1\" = help ] && { cat '" + answers.resolve("help.out") + "'; exit; }\n"
                + "echo $$ > '" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; exec sleep 60\n");
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
        quiet();
        answer("anomalies", new Outcome(3, HEADER + DAY.replace("proj_A,spike", "a<b>&\\\"\",spike"), ""));
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
        assertTrue(text.contains("exit 3") && text.contains("2026-06-02") && text.contains("a&lt;b&gt;&amp;"), posted.toString());
    }

    @Test
    void aWebhookThatDoesNotAnswerIsNamedAndTheNightIsNoWorse() throws IOException {
        quiet();
        answer("anomalies", new Outcome(3, HEADER + DAY, ""));
        Outcome outcome = nightly("--webhook", "http://127.0.0.1:1/secret");
        assertEquals(3, outcome.exit());
        assertTrue(outcome.err().contains("the webhook did not accept the message"), outcome.err());
        assertFalse(log().contains("secret"), log());
    }

    @Test
    void theMessageBeginsWithTheNewestFindingAndCountsWhatIsAboveTwenty() throws IOException {
        quiet();
        StringBuilder days = new StringBuilder(HEADER);
        for (int day = 1; day <= 25; day++) {
            days.append(DAY.replace("2026-06-02", "2026-06-%02d".formatted(day)));
        }
        answer("anomalies", new Outcome(3, days.toString(), ""));
        List<String> lines = nightly().out().lines().toList();
        assertEquals("Anomaly: 2026-06-25 spike $8.00, ft:gpt-4o-mini-2024-07-18:acme::x1 in proj_A: 9 times the requests, all from proj_A",
                lines.get(0));
        assertTrue(lines.get(19).startsWith("Anomaly: 2026-06-06 "), lines.get(19));
        assertEquals("… and 5 more: see the log", lines.get(20));
    }

    @Test
    void whatDidNotChangeIsSilentAndWhatChangesOrComesBackIsReported() throws IOException {
        quiet();
        Outcome rejected = new Outcome(3, "warning: 1 row is rejected: a.csv:3.\nwarning: 2026-06 is a partial month: 1 June.\n", "");
        answer("check", rejected);
        answer("report", new Outcome(3, "", "warning: 1 row is rejected: a.csv:3; rejected.csv has every rejected row.\n"));
        Outcome first = nightly();
        assertEquals(3, first.exit());
        assertEquals(List.of("Input: 1 row is rejected: a.csv:3.", ""), first.out().lines().limit(2).toList());
        assertEquals(new Outcome(0, "", ""), nightly());
        quiet();
        assertEquals(new Outcome(0, "", ""), nightly());
        answer("check", rejected);
        assertEquals(3, nightly().exit(), "it came back");
    }

    @Test
    void aRestatedMonthIsReportedWithBothAmounts() throws IOException {
        environment.put("LC_ALL", "C");
        String header = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n";
        Files.writeString(exports.resolve("größe.csv"), header + "1782777600,1782864000,1,gpt-4o-2024-08-06,1000000,0\n");
        assertEquals(new Outcome(0, "", ""), nightly());
        Files.writeString(exports.resolve("größe.csv"), header + "1782777600,1782864000,1,gpt-4o-2024-08-06,3000000,0\n");
        Outcome second = nightly();
        assertEquals(3, second.exit(), log());
        assertTrue(second.out().startsWith("Restated: 2026-06 was restated: it costs $7.50, and cost $2.50 before\n"), second.out());
        assertEquals(new Outcome(0, "", ""), nightly());
    }

    @Test
    void aFolderThatIsEmptyOrOldIsReportedEveryNight() throws IOException {
        for (int night = 1; night <= 2; night++) {
            Outcome outcome = nightly();
            assertEquals(3, outcome.exit());
            assertTrue(outcome.out().startsWith("Input: No file was found"), outcome.out());
        }
        Files.writeString(exports.resolve("a.csv"), "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n"
                + "1780272000,1780358400,1,gpt-4o-2024-08-06,1000,100\n");
        for (int night = 1; night <= 2; night++) {
            Outcome outcome = nightly();
            assertEquals(3, outcome.exit());
            assertTrue(outcome.out().startsWith("Input: The newest data is from 2026-06-01, 31 days before 2026-07-02"), outcome.out());
        }
        assertEquals(0, nightly("--max-age", "40d").exit());
    }

    @Test
    void theTimeZoneAndTheLocaleChangeNoByteOfAReport() throws IOException {
        Files.writeString(exports.resolve("größe.csv"), "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n"
                + "1782777600,1782864000,1,gpt-4o-2024-08-06,1000,100\n1782777600,1782864000,1,x,1_000,100\n");
        nightly();
        Path first = Files.move(out, folder.resolve("first"));
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "Asia/Tokyo"));
        nightly();
        for (String file : List.of("2026-06/report.xlsx", "2026-06/report.json", "2026-06/report.html", "rejected.csv")) {
            assertEquals(-1, Files.mismatch(first.resolve(file), out.resolve(file)), file);
        }
    }
}
