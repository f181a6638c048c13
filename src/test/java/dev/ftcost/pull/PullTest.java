package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ftcost pull} against a server on this machine: what is asked for, what is written, and what is not asked for again. */
class PullTest {
    private static final Set<String> MONTHS = Set.of("2026-08", "2026-09", "2026-10");

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
        List<Object> words = new ArrayList<>(List.of("pull", exports, "--base-url", server.url(), "--timeout", "10"));
        if (!List.of(more).contains("--today")) {
            words.addAll(List.of("--today", "2026-11-28"));
        }
        words.addAll(List.of(more));
        return Outcome.in(environment, words.toArray());
    }

    private Outcome threeMonths(Object... more) {
        return pull(Stream.concat(Stream.of("--since", "2026-08-01", "--until", "2026-10-31"), Stream.of(more)).toArray());
    }

    /** The 40 pages of issue and page: see {@code atMost}. */
    private void fortyPages() {
        server.atMost("organization/usage/completions", 16);
        server.atMost("organization/usage/embeddings", 7);
        server.atMost("organization/usage/decisions", 15);
        server.atMost("organization/costs", 15);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(exports)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".ftcost-pull")).toList());
        }
    }

    private void assertReportsAreThoseOfTheDashboard() throws IOException {
        Path dashboard = folder.resolve("dashboard");
        ApiUsage.export(dashboard);
        Outcome pulled = Outcome.of("report", exports, "--out", folder.resolve("pulled-reports"));
        Outcome exported = Outcome.of("report", dashboard, "--out", folder.resolve("dashboard-reports"));
        assertEquals(exported.exit(), pulled.exit(), pulled.err());
        Map<String, String> csvs = Outcome.csvs(folder.resolve("pulled-reports"));
        assertTrue(csvs.keySet().stream().anyMatch(name -> name.endsWith("reconciliation.csv")), csvs.keySet().toString());
        assertEquals(Outcome.csvs(folder.resolve("dashboard-reports")), csvs);
    }

    @Test
    void threeMonthsInFortyPagesGiveTheReportOfTheDashboard() throws IOException {
        fortyPages();
        server.fail(3, exchange -> {
            exchange.getResponseHeaders().set("retry-after", "0");
            ApiServer.answer(exchange, 429, "{\"error\":{\"message\":\"Rate limit reached\"}}");
        });
        server.fail(4, exchange -> {
            exchange.getResponseHeaders().set("retry-after-ms", "5");
            ApiServer.answer(exchange, 429, "{}");
        });
        server.fail(30, exchange -> ApiServer.answer(exchange, 500, "text/plain", "oops"));
        Outcome outcome = threeMonths("--what", "usage,costs,jobs");
        assertEquals(
                new Outcome(0, exports + ": pulled 41 pages: 15 files of 2026-08-01 to 2026-10-31, 3 jobs; final through 2026-10-31\n", ""),
                outcome);
        assertEquals(44, server.requests().size());
        Set<String> wanted = new TreeSet<>(Set.of("fine_tuning_jobs.jsonl"));
        MONTHS.forEach(month -> Stream.of("completions_usage", "embeddings_usage", "moderations_usage", "decisions_usage", "cost")
                .forEach(kind -> wanted.add(kind + "_" + month + ".jsonl")));
        assertEquals(wanted, names());
        assertReportsAreThoseOfTheDashboard();
        Outcome check = Outcome.of("check", exports);
        assertEquals("", check.err());
        assertFalse(check.out().contains("has_more"), check.out());
    }

    @Test
    void everyGroupByThatTheApiAllowsIsAskedFor() {
        threeMonths();
        String usage = "group_by[]=project_id&group_by[]=user_id&group_by[]=api_key_id&group_by[]=model";
        assertEquals("/v1/organization/usage/completions?start_time=1785542400&end_time=1788220800&bucket_width=1d&" + usage
                + "&group_by[]=batch&group_by[]=service_tier&group_by[]=api_source&limit=31", server.requests().get(0));
        assertTrue(server.requests().stream().filter(each -> each.contains("/embeddings") || each.contains("/moderations"))
                .allMatch(each -> each.contains(usage + "&limit")), server.requests().toString());
        assertTrue(server.requests().stream().anyMatch(
                each -> each.contains("/costs")
                        && each.contains("group_by[]=project_id&group_by[]=line_item&group_by[]=api_key_id&limit=31")));
    }

    @Test
    void whatIsSettledIsNotPulledAgain() throws IOException {
        threeMonths("--what", "usage,costs");
        Map<String, String> before = Outcome.files(exports);
        server.forget();
        Outcome outcome = threeMonths("--what", "usage,costs");
        assertEquals(exports
                + ": pulled 0 pages: 0 files of 2026-08-01 to 2026-10-31 (15 more final, not pulled again); final through 2026-10-31\n",
                outcome.out());
        assertEquals(List.of(), server.requests());
        assertEquals(before, Outcome.files(exports));
    }

    @Test
    void daysThatMayStillChangeAndThoseThatAreNewArePulledAlone() throws IOException {
        pull("--since", "2026-08-01", "--what", "usage", "--today", "2026-10-20");
        server.forget();
        server.add("usage/completions", 1_792_281_600L, ApiServer.json("{'object':'organization.usage.completions.result',"
                + "'input_tokens':77,'output_tokens':1,'num_model_requests':1,'model':'late'}"));
        Outcome outcome = pull("--what", "usage", "--today", "2026-10-21");
        assertTrue(outcome.out().contains("(8 more final, not pulled again); final through 2026-10-18"), outcome.out());
        // The 18th, 19th and 20th were young, and the 21st is new.
        assertEquals(4, server.requests().size());
        assertTrue(server.requests().get(0).contains("start_time=1792281600&end_time=1792627200"), server.requests().get(0));
        String text = Files.readString(exports.resolve("completions_usage_2026-10.jsonl"));
        assertTrue(text.contains("\"late\""));
        List<Long> starts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            new ObjectMapper().readTree(line).path("data").forEach(bucket -> starts.add(bucket.path("start_time").asLong()));
        }
        List<Long> days = Stream.iterate(1_790_812_800L, day -> day + 86_400).limit(21).toList();
        assertEquals(days, starts);
    }

    @Test
    void anotherWidthReplacesTheMonth() throws IOException {
        threeMonths("--what", "usage,costs");
        server.forget();
        Outcome outcome = threeMonths("--what", "usage,costs", "--bucket", "1h");
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals(4 * 15, server.requests().size());
        assertTrue(server.requests().get(0).contains("bucket_width=1h") && server.requests().get(0).contains("limit=168"));
        assertEquals("", Outcome.of("check", exports).err());
    }

    @Test
    void unknownFieldsAndEveryDigitAreKeptAndAddressesAreNot() throws IOException {
        threeMonths();
        String usage = Files.readString(exports.resolve("completions_usage_2026-08.jsonl"));
        assertTrue(usage.contains("\"a_field_of_tomorrow\":{\"x\":0.10}"), usage.substring(0, 600));
        String costs = Files.readString(exports.resolve("cost_2026-08.jsonl"));
        assertTrue(costs.contains("\"value\":\"0.450064500000000000000000000000\""), costs.substring(0, 600));
        assertFalse(costs.contains("example.com"));
        for (Map.Entry<String, String> file : Outcome.files(exports).entrySet()) {
            assertFalse(file.getValue().contains("S3cret"), file.getKey());
        }
    }

    @Test
    void aMonthWithoutCostsIsAMonthOfCostsAndOneWithoutEmbeddingsIsNoneOfCompletions() throws IOException {
        pull("--since", "2026-07-01", "--until", "2026-07-31", "--what", "usage,costs");
        String json = Outcome.of("check", exports, "--format", "json").out();
        Map<String, String> types = new HashMap<>();
        new ObjectMapper().readTree(json).path("files")
                .forEach(file -> types.put(file.path("name").asText(), file.path("format").asText()));
        assertEquals("cost export (JSON)", types.get("cost_2026-07.jsonl"), json);
        assertEquals("usage export (JSON)", types.get("embeddings_usage_2026-07.jsonl"), json);
        Files.delete(exports.resolve("completions_usage_2026-07.jsonl"));
        Path june = Files.createDirectories(folder.resolve("june"));
        for (String name : List.of("cost_2026-07.jsonl", "embeddings_usage_2026-07.jsonl")) {
            Files.move(exports.resolve(name), june.resolve(name));
        }
        assertEquals("", Outcome.of("check", june).err());
    }
}
