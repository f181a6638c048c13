package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.ApiServer.Fault;
import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a server may do to a pull: what passes is tried again, what stays is a sentence and exit 1, and no file is half. */
class PullFaultsTest {
    @TempDir
    private Path folder;
    private Path exports;
    private ApiServer server;
    private final Map<String, String> environment = new HashMap<>(
            Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "OPENAI_API_KEY", ApiServer.PROJECT));

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
        exports = folder.resolve("exports");
        ApiUsage.serve(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome pull(Object... more) {
        List<Object> words = new ArrayList<>(List.of("pull", exports, "--base-url", server.url(), "--since", "2026-09-01", "--until",
                "2026-09-30", "--today", "2026-11-28", "--what", "costs", "--timeout", "20"));
        for (int i = 0; i < more.length; i += 2) {
            int at = words.indexOf(more[i]);
            if (at < 0) {
                words.addAll(List.of(more[i], more[i + 1]));
            } else {
                words.set(at + 1, more[i + 1]);
            }
        }
        Outcome outcome = Outcome.in(environment, words.toArray());
        assertFalse((outcome.out() + outcome.err()).contains("S3cret"), "a key is in the messages");
        return outcome;
    }

    private String written() throws IOException {
        return Files.readString(exports.resolve("cost_2026-09.jsonl"));
    }

    private static void raw(HttpExchange exchange, long length, String body) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    /** Each happens once, in the middle of three pages. */
    @TestFactory
    Stream<DynamicTest> whatPassesIsTriedAgain() {
        Map<String, Fault> faults = Map.of(
                "too many requests", exchange -> {
                    exchange.getResponseHeaders().set("retry-after", "1");
                    ApiServer.answer(exchange, 429, "{}");
                },
                "a moment to wait for that has passed", exchange -> {
                    exchange.getResponseHeaders().set("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT");
                    ApiServer.answer(exchange, 503, "");
                },
                "a server error", exchange -> ApiServer.answer(exchange, 502, "text/html", "<html>Bad gateway</html>"),
                "a reset", HttpExchange::close,
                "a body that breaks off", exchange -> raw(exchange, 5000, "{\"object\":\"page\",\"data\":["),
                "a body that breaks off and says that it is whole",
                exchange -> ApiServer.answer(exchange, 200, "{\"object\":\"page\",\"da"),
                "HTML", exchange -> ApiServer.answer(exchange, 200, "text/html", "<!doctype html><title>Sign in</title>"),
                "an array", exchange -> ApiServer.answer(exchange, 200, "[]"),
                "nothing", exchange -> ApiServer.answer(exchange, 200, ""));
        return faults.entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
            server.atMost("organization/costs", 10);
            Files.createDirectories(exports);
            Path clean = folder.resolve("clean");
            assertEquals(0, pull().exit());
            Files.move(exports, clean.resolveSibling("clean-" + fault.getKey().replace(' ', '-')));
            String right = Files.readString(folder.resolve("clean-" + fault.getKey().replace(' ', '-')).resolve("cost_2026-09.jsonl"));
            server.forget();
            server.fail(2, fault.getValue());
            Outcome outcome = pull();
            assertEquals("", outcome.err());
            assertEquals(0, outcome.exit());
            assertEquals(4, server.requests().size());
            assertEquals(right, written());
            Files.move(exports, folder.resolve("done-" + fault.getKey().replace(' ', '-')));
            server.forget();
        }));
    }

    /** What does not pass within the timeout: the sentence, and last night's file as it was. */
    @TestFactory
    Stream<DynamicTest> whatStaysIsASentenceAndTheFileIsAsItWas() {
        Map<String, Fault> faults = Map.of(
                "the server fails (500); stopped after", exchange -> ApiServer.answer(exchange, 500, ""),
                "the answer is HTML, not JSON", exchange -> ApiServer.answer(exchange, 200, "text/html", "<html>"),
                "the answer is truncated or not valid JSON", exchange -> ApiServer.answer(exchange, 200, "{\"data\": [1, 2"),
                "the connection", exchange -> raw(exchange, 5000, "{\"object\":\"page\",\"data\":["),
                "too many requests (429): \"slow (key) down\"; stopped after 1 attempt, because the server asks to wait 3600 s",
                exchange -> {
                    exchange.getResponseHeaders().set("retry-after", "3600");
                    ApiServer.answer(exchange, 429, "{\"error\":{\"message\":\"slow " + ApiServer.ADMIN + " down\"}}");
                },
                "no complete answer within 5 s", exchange -> {
                    raw(exchange, 0, "{\"object\":\"page\",");
                    pause(30_000);
                });
        return faults.entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
            Outcome first = pull("--today", "2026-09-20");
            assertEquals(0, first.exit(), first.err());
            String before = written();
            server.atMost("organization/costs", 3);
            server.fail(server.requests().size() + 2, exchange -> {
                server.failAlways(fault.getValue());
                fault.getValue().answer(exchange);
            });
            Outcome outcome = pull("--timeout", "5");
            assertEquals(1, outcome.exit());
            assertTrue(outcome.err().startsWith("error: 127.0.0.1:") && outcome.err().contains("/v1/organization/costs: " + fault.getKey())
                    && outcome.err().lines().count() == 1, outcome.err());
            assertTrue(outcome.out().endsWith("; not complete\n"), outcome.out());
            assertEquals(before, written());
            server.failAlways(null);
            Outcome again = pull();
            assertEquals(0, again.exit(), again.err());
            assertTrue(again.out().contains("final through 2026-09-30"), again.out());
            try (Stream<Path> files = Files.list(exports)) {
                files.forEach(file -> file.toFile().delete());
            }
        }));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answersAlways(String... pages) {
        AtomicInteger number = new AtomicInteger();
        server.failAlways(exchange -> ApiServer.answer(exchange, 200, pages[Math.min(number.getAndIncrement(), pages.length - 1)]));
    }

    private static String page(int day, String next) {
        long start = 1_788_220_800L + day * 86_400L;
        return "{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"start_time\":" + start + ",\"end_time\":" + (start + 86_400)
                + ",\"results\":[]}],\"has_more\":true,\"next_page\":" + next + "}";
    }

    @Test
    void pagesThatDoNotGetOnAreNamed() throws IOException {
        answersAlways(page(0, "\"a\""), page(1, "\"b\""), page(1, "\"c\""));
        assertPagesAreRefused("repeats the page of 2026-09-02");
        answersAlways(page(0, "\"a\""), page(1, "\"a\""));
        assertPagesAreRefused("names the same next_page again");
        answersAlways(page(0, "null"));
        assertPagesAreRefused("says has_more and no next_page");
        answersAlways("{\"object\":\"page\"}");
        assertPagesAreRefused("answers with an object that has no data");
        answersAlways("{\"object\":\"page\",\"data\":[{\"start_time\":\"soon\"}],\"has_more\":false}");
        assertPagesAreRefused("answers with a bucket that has no start_time");
        AtomicInteger number = new AtomicInteger();
        server.failAlways(exchange -> ApiServer.answer(exchange, 200,
                "{\"object\":\"page\",\"data\":[],\"has_more\":true,\"next_page\":\"" + number.incrementAndGet() + "\"}"));
        assertPagesAreRefused("continues after 32 pages of next_page for 30 buckets");
        assertEquals(32, number.get());
    }

    private void assertPagesAreRefused(String why) throws IOException {
        // The pages of the case before would be gone on from.
        Files.deleteIfExists(exports.resolve(".cost_2026-09.jsonl.part"));
        Outcome outcome = pull();
        assertEquals(1, outcome.exit());
        assertEquals(
                "error: /v1/organization/costs " + why + ", so its pages are incomplete and no file is written. Try again later.\n",
                outcome.err());
        assertFalse(Files.exists(exports.resolve("cost_2026-09.jsonl")));
    }

    @Test
    void aKeyGoesToNoOtherHost() throws IOException {
        List<String> seen = new ArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            for (String target : List.of("http://127.0.0.1:" + other.getAddress().getPort() + "/v1", "//localhost/x",
                    "https://evil.example/")) {
                server.failAlways(exchange -> {
                    exchange.getResponseHeaders().set("Location", target);
                    exchange.sendResponseHeaders(302, -1);
                });
                Outcome outcome = pull();
                assertEquals(1, outcome.exit());
                assertTrue(outcome.err().contains("which is not followed: a key is sent to --base-url alone"), outcome.err());
            }
        } finally {
            other.stop(0);
        }
        assertEquals(List.of(), seen);
    }

    @Test
    void aRedirectOnTheSameServerIsFollowedAFewTimes() throws IOException {
        server.fail(1, exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(307, -1);
        });
        assertEquals(0, pull().exit());
        server.failAlways(exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(307, -1);
        });
        Outcome outcome = pull("--what", "usage");
        assertTrue(outcome.exit() == 1 && outcome.err().contains("redirects too often"), outcome.err());
    }

    @Test
    void aRefusedKeyIsNamedWithTheRightThatItLacksAndTheRestComes() throws IOException {
        server.failAlways(exchange -> ApiServer.answer(exchange, 403,
                "{\"error\":{\"message\":\"You have insufficient permissions. Missing scopes: api.usage.read. Check your role.\"}}"));
        Outcome outcome = pull("--what", "usage,costs");
        assertEquals(1, outcome.exit());
        assertTrue(outcome.err().contains("/organization/usage/completions refuses the key of OPENAI_ADMIN_KEY (403): it lacks the right "
                + "api.usage.read. An organization owner makes an admin key"), outcome.err());
        server.failAlways(null);
        environment.put("OPENAI_ADMIN_KEY", "sk-admin-another");
        outcome = pull("--what", "usage,costs,jobs,projects,models");
        assertEquals(1, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("does not accept the key of OPENAI_ADMIN_KEY (401)"), outcome.err());
        assertTrue(outcome.out().contains("3 jobs, 0 models"), outcome.out());
        assertTrue(Files.exists(exports.resolve("fine_tuning_jobs.jsonl")));
    }

    @Test
    void anApiWithoutDecisionsOrWithoutKeysOfCostsIsPulledAsFarAsItGoes() {
        server.removeEndpoint("usage/decisions");
        Outcome outcome = pull("--what", "usage");
        assertEquals("warning: usage of decisions is not pulled: the API does not offer it.\n", outcome.err());
        assertEquals(0, outcome.exit());
        server.forget();
        server.fail(1, exchange -> ApiServer.answer(exchange, 400,
                "{\"error\":{\"message\":\"Invalid value: 'api_key_id'.\",\"param\":\"group_by[2]\"}}"));
        outcome = pull();
        assertTrue(outcome.err().startsWith("warning: cost is not grouped by everything that it could be: "), outcome.err());
        assertEquals(0, outcome.exit());
        assertTrue(server.requests().get(1).contains("group_by[]=project_id&group_by[]=line_item&limit"), server.requests().toString());
    }

    @Test
    void aPageThatIsTooLongIsAskedForInParts() throws IOException {
        server.fail(1, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 30; i++) {
                exchange.getResponseBody().write(blanks);
            }
        });
        assertEquals(0, pull().exit());
        assertTrue(server.requests().get(1).contains("limit=7"), server.requests().toString());
        assertEquals(6, server.requests().size());
        assertEquals("", Outcome.of("check", exports).err());
    }
}
