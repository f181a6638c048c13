package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls as processes of their own: killed, interrupted, watched for keys; and the other commands without a network. */
class PullProcessTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;
    private Path exports;
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
        exports = folder.resolve("exports");
        ApiUsage.serve(server);
        server.atMost("organization/usage/completions", 16);
        server.atMost("organization/usage/embeddings", 7);
        server.atMost("organization/usage/decisions", 15);
        server.atMost("organization/costs", 15);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> program(Object... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA, "-Xmx512m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "dev.ftcost.Main"));
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        return words;
    }

    private Process pull() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program("pull", exports, "--base-url", server.url(), "--since", "2026-08-01", "--until",
                "2026-10-31", "--today", "2026-11-28", "--what", "usage,costs"));
        builder.environment().clear();
        builder.environment().put("OPENAI_ADMIN_KEY", ApiServer.ADMIN);
        return builder.redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile()).start();
    }

    /** The server answers 17 pages and lets the 18th request wait while the process is ended. */
    private void endAfterSeventeenPages(String signal) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        server.fail(18, exchange -> {
            asked.countDown();
            await(ended);
        });
        Process process = pull();
        try {
            assertTrue(asked.await(2, TimeUnit.MINUTES), () -> "the 18th page is asked for");
            String shown = process.info().arguments().map(words -> String.join(" ", words)).orElse("");
            assertFalse(shown.contains("S3cret"), "the list of processes shows no key");
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        } finally {
            process.destroyForcibly();
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(exports)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
        }
    }

    @Test
    void aPullThatIsKilledGoesOnBehindTheLastPage() throws Exception {
        endAfterSeventeenPages("KILL");
        List<String> whole = List.of("completions_usage_2026-08.jsonl", "completions_usage_2026-09.jsonl",
                "completions_usage_2026-10.jsonl", "embeddings_usage_2026-08.jsonl", "embeddings_usage_2026-09.jsonl");
        assertEquals(whole, visible());
        assertEquals("", Outcome.of("check", exports).err().lines().filter(line -> line.contains("has_more")).findAny().orElse(""));
        server.forget();
        assertEquals(0, pull().waitFor(), () -> "the second run");
        assertEquals(40 - 17, server.requests().size());
        assertEquals(exports + ": pulled 23 pages: 10 files of 2026-08-01 to 2026-10-31 (5 more final, not pulled again); final through "
                + "2026-10-31\n", Files.readString(folder.resolve("stdout")));
        assertReportIsThatOfTheDashboard();
        for (Map.Entry<String, String> file : Outcome.files(folder).entrySet()) {
            assertFalse(file.getValue().contains("S3cret"), file.getKey() + " holds no key");
        }
    }

    private void assertReportIsThatOfTheDashboard() throws IOException {
        ApiUsage.export(folder.resolve("dashboard"));
        Files.delete(folder.resolve("dashboard/jobs.jsonl"));
        assertEquals(0, Outcome.of("report", exports, "--out", folder.resolve("pulled")).exit());
        assertEquals(0, Outcome.of("report", folder.resolve("dashboard"), "--out", folder.resolve("exported")).exit());
        Map<String, String> csvs = Outcome.csvs(folder.resolve("pulled"));
        assertTrue(csvs.size() >= 15, csvs.keySet().toString());
        assertEquals(Outcome.csvs(folder.resolve("exported")), csvs);
    }

    @Test
    void anInterruptLeavesNothingHalf() throws Exception {
        endAfterSeventeenPages("INT");
        assertEquals(5, visible().size());
        assertEquals("", Files.readString(folder.resolve("stderr")));
        assertEquals(Outcome.of("check", exports).err(), "");
    }

    /** A network namespace of its own has no way out, not even to this machine. */
    @Test
    void everyOtherCommandSaysTheSameWithoutANetwork() throws IOException {
        boolean can = Shell.run(folder, Map.of(), "sh", "-c", "unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null").exit() == 0;
        Assumptions.assumeTrue(can, "unshare -n does not work here");
        String cut = Shell.run(folder, Map.of(), "unshare", "-n", "true").exit() == 0 ? "-n" : "-rn";
        ApiUsage.export(folder.resolve("dashboard"));
        Path dashboard = folder.resolve("dashboard");
        List<List<Object>> commands = List.of(List.of("report", dashboard, "--out", folder.resolve("reports")),
                List.of("check", dashboard), List.of("rates", "list", "--model", "gpt-4o-mini"), List.of("help"));
        for (List<Object> command : commands) {
            List<Object> words = new ArrayList<>(List.of("unshare", cut));
            words.addAll(program(command.toArray()));
            Outcome alone = Shell.run(folder, Map.of("HOME", folder.toString()), words.toArray());
            assertEquals(Outcome.of(command.toArray()), alone);
        }
        List<Object> words = new ArrayList<>(List.of("unshare", cut));
        words.addAll(program("pull", exports, "--base-url", server.url(), "--timeout", "1"));
        Outcome pull = Shell.run(folder, Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN), words.toArray());
        assertEquals(1, pull.exit(), pull.err());
        assertEquals(List.of(), server.requests());
    }

    /** A process of its own, because Java reads once whether a proxy may get a password. */
    @Test
    void aProxyIsAskedWithItsOwnPasswordAndNeverShown() throws IOException {
        List<String> heads = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = PullKeysTest.answering(heads,
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                        + "Connection: close\r\nContent-Length: 0\r\n\r\n")) {
            String address = "127.0.0.1:" + proxy.getLocalPort();
            List<String> words = program("pull", exports, "--base-url", "https://api.openai.invalid/v1", "--timeout", "12");
            Outcome outcome = Shell.run(folder, Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "HTTPS_PROXY", "http://bob:S3cret@" + address),
                    words.toArray());
            assertEquals(1, outcome.exit());
            assertFalse(outcome.err().contains("S3cret"), outcome.err());
            assertTrue(outcome.err().contains("the proxy of HTTPS_PROXY"), outcome.err());
            assertTrue(heads.get(0).startsWith("CONNECT api.openai.invalid:443 HTTP/1.1\n"), heads.get(0));
            String password = Base64.getEncoder().encodeToString("bob:S3cret".getBytes(StandardCharsets.UTF_8));
            assertTrue(heads.stream().anyMatch(head -> head.contains("Proxy-Authorization: Basic " + password)), heads.toString());
            assertFalse(heads.toString().contains("S3cretAdm1n"));
            heads.clear();
            Outcome direct = Shell.run(folder,
                    Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "https_proxy", address, "NO_PROXY", "x, .openai.invalid"),
                    words.toArray());
            assertTrue(direct.err().contains("the host is not known; stopped after"), direct.err());
            assertEquals(List.of(), heads);
        }
    }
}
