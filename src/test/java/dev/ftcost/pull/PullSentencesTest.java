package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull says of answers that are no pages, and of options that need a key to be looked at. */
class PullSentencesTest {
    @TempDir
    private Path folder;
    private ApiServer server;
    private final Map<String, String> environment = new HashMap<>(
            Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "OPENAI_API_KEY", ApiServer.PROJECT));

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String pulled(int exit, String what, Object... more) {
        List<Object> words = new ArrayList<>(List.of("pull", folder.resolve("exports"), "--base-url", server.url(), "--what", what,
                "--today", "2026-11-28", "--timeout", "600"));
        words.addAll(List.of(more));
        Outcome outcome = Outcome.in(environment, words.toArray());
        assertEquals(exit, outcome.exit(), outcome.err());
        assertFalse(outcome.err().contains("S3cret"), outcome.err());
        return outcome.err();
    }

    /** A server that asks to wait for an hour is given up at once. */
    private String answered(int status, String body) {
        server.failAlways(exchange -> {
            exchange.getResponseHeaders().set("retry-after", "3600");
            ApiServer.answer(exchange, status, body);
        });
        return pulled(1, "models");
    }

    private static void contains(String words, String text) {
        assertTrue(text.contains(words), text);
    }

    @Test
    void whatTheServerAnswersInPlaceOfAPageIsNamed() {
        contains("/models not found (404). Check --base-url.", answered(404, "{}"));
        contains("/models refuses the request (400): \"no\".", answered(400, "{\"error\":{\"message\":\"no\"}}"));
        contains("the server fails (503); stopped after 1 attempt, because the server asks to wait 3600 s", answered(503, ""));
        contains("the server is not ready (425)", answered(425, ""));
        contains("too many requests (429)", answered(429, ""));
        contains("the answer is empty", answered(200, ""));
        contains("the answer is not a JSON object", answered(200, "[]"));
        contains("the answer is truncated or not valid JSON", answered(200, "{\"data\":"));
        contains("the answer is HTML, not JSON: a proxy or a sign-in page answered, or --base-url is wrong", answered(200, "<html>"));
        String right = answered(403, "{}");
        contains("refuses the key of OPENAI_API_KEY (403): it lacks the right ", right);
        contains("A key of the project, with read access to models and fine-tuning, is made at https://platform.openai.com/api-keys.",
                right);
        contains("asks for a user and a password (407)", answered(407, "{}"));
    }

    @Test
    void listsThatAreDamagedAreNamed() {
        server.failAlways(exchange -> ApiServer.answer(exchange, 200, "{\"object\":\"list\"}"));
        contains("/v1/fine_tuning/jobs answers with an object that has no data; no file is written.", pulled(1, "jobs"));
        server.failAlways(exchange -> ApiServer.answer(exchange, 200, "{\"object\":\"list\",\"data\":[],\"has_more\":true}"));
        contains("/v1/fine_tuning/jobs says has_more and lists nothing to continue from; no file is written.", pulled(1, "jobs"));
        server.failAlways(
                exchange -> ApiServer.answer(exchange, 200, "{\"object\":\"list\",\"data\":[{\"name\":\"a\"}],\"has_more\":false}"));
        contains("/v1/organization/projects lists a project without an id.", pulled(1, "projects"));
    }

    @Test
    void redirectsThatLeadNowhereAreNamed() {
        server.failAlways(exchange -> {
            exchange.getResponseHeaders().set("location", "http://[");
            ApiServer.answer(exchange, 302, "");
        });
        contains("redirects without an address.", pulled(1, "models"));
    }

    @Test
    void aSpanThatHasNotBegunIsRefused() {
        contains("--since '2026-12-24' is after today, 2026-11-28.", pulled(2, "costs", "--since", "2026-12-24"));
    }

    @Test
    void aFileOfKeysHasOneAdminKey() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "OPENAI_ADMIN_KEY=sk-admin-abcdefgh\nOPENAI_ADMIN_KEY=sk-admin-hgfedcba\n");
        contains("has several lines OPENAI_ADMIN_KEY; keep one.", pulled(2, "costs", "--key-file", keys));
    }

    @Test
    void aProxyThatIsNoAddressIsRefused() {
        environment.put("HTTPS_PROXY", "ftp://proxy.test");
        contains("HTTPS_PROXY is not the address of an HTTP proxy; write http://host:port.", pulled(2, "models"));
    }

    @Test
    void aPullThatIsInterruptedSaysSo() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        server.failAlways(exchange -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        FutureTask<String> pull = new FutureTask<>(() -> pulled(1, "models"));
        Thread thread = new Thread(pull);
        thread.start();
        asked.await();
        thread.interrupt();
        contains("the pull was interrupted.", pull.get());
        done.countDown();
    }
}
