package dev.ftcost.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The break-evens are the last numbers at which the target costs no more, whatever the usage; and the figures of requests, caches and training. */
class HeadroomTest {
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme::A1";
    private static final String HEADER = "start_time,end_time,project_id,num_model_requests,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens\n";

    @TempDir
    private Path folder;

    @Test
    void oneMoreTokenPerRequestOrAHundredthMoreOutputCostsMore() throws IOException {
        Random random = new Random(14);
        for (int round = 0; round < 8; round++) {
            long requests = 1L + random.nextInt(5_000);
            long input = requests * random.nextInt(3_000);
            long cached = input == 0 ? 0 : random.nextLong(input);
            long output = requests * random.nextInt(400);
            JsonNode row = row(requests, input, cached, output);
            BigDecimal cost = price(input - cached, "0.30").add(price(cached, "0.15")).add(price(output, "1.20"));
            BigDecimal there = there(input, cached, new BigDecimal(output));
            assertEquals(0, cost.compareTo(new BigDecimal(row.path("cost").asText())));
            assertEquals(0, there.compareTo(new BigDecimal(row.path("target_cost").asText())));
            assertEquals(0, there.subtract(cost).compareTo(new BigDecimal(row.path("difference").asText())));
            long room = row.path("break_even_input_tokens_per_request").asLong();
            assertTrue(there(input + requests * room, cached, new BigDecimal(output)).compareTo(cost) <= 0);
            assertTrue(there(input + requests * (room + 1), cached, new BigDecimal(output)).compareTo(cost) > 0);
            if (output == 0) {
                assertEquals("never", row.path("break_even_output_factor").asText());
            } else {
                BigDecimal factor = new BigDecimal(row.path("break_even_output_factor").asText());
                BigDecimal grown = new BigDecimal(output).multiply(factor);
                assertTrue(there(input, cached, grown).compareTo(cost) <= 0);
                assertTrue(there(input, cached, new BigDecimal(output).multiply(factor.add(new BigDecimal("0.01")))).compareTo(cost) > 0);
            }
        }
    }

    private static BigDecimal there(long input, long cached, BigDecimal output) {
        return price(input - cached, "0.10").add(price(cached, "0.01"))
                .add(output.multiply(new BigDecimal("0.50")).divide(MILLION, 20, RoundingMode.UNNECESSARY));
    }

    private static BigDecimal price(long tokens, String rate) {
        return BigDecimal.valueOf(tokens).multiply(new BigDecimal(rate)).divide(MILLION, 20, RoundingMode.UNNECESSARY);
    }

    private JsonNode row(long requests, long input, long cached, long output) throws IOException {
        Path usage = Files.writeString(folder.resolve("u.csv"),
                HEADER + "1788220800,1788307200,proj_A," + requests + ",," + MODEL + ",False,default,"
                        + input + "," + output + "," + cached + "\n1790726400,1790812800,,,,,,,,,\n");
        Outcome outcome = Outcome.of("migrate", usage, "--today", "2026-11-28", "--format", "json");
        assertEquals(0, outcome.exit(), outcome.err());
        return new JsonMapper().readTree(outcome.out()).path("rows").path(0);
    }

    @Test
    void anExampleOf100023TokensCountsAs65536() throws IOException {
        // Three tokens per message and three for the example, one for each role, and one for the answer.
        int tokens = 100_023 - 2 * 3 - 3 - 2 - 1;
        Path file = Files.writeString(folder.resolve("t.jsonl"), "{\"messages\":[{\"role\":\"user\",\"content\":\"" + " a".repeat(tokens)
                + "\"},{\"role\":\"assistant\",\"content\":\"4\"}]}\n");
        Outcome outcome = Outcome.of("validate", file, "--model", "gpt-4o-mini", "--epochs", "1", "--format", "json");
        JsonNode row = new JsonMapper().readTree(outcome.out()).path("rows").path(0);
        assertEquals("65536", row.path("tokens").asText(), outcome.out());
    }

    @Test
    void aMillionTokensOfAModelTunedWithDataSharingCostTwoDollars() throws IOException {
        Path usage = Files.writeString(folder.resolve("u.csv"),
                HEADER + "1788220800,1788307200,proj_A,10,,ft:o4-mini-2025-04-16:acme::S1,False,default,1000000,0,0\n");
        Path jobs = Files.writeString(folder.resolve("jobs.json"),
                "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"object\":\"fine_tuning.job\",\"id\":\"ftjob-1\","
                        + "\"model\":\"o4-mini-2025-04-16\",\"fine_tuned_model\":\"ft:o4-mini-2025-04-16:acme::S1\",\"status\":\"succeeded\",\"created_at\":1780000000,"
                        + "\"finished_at\":1780100000,\"trained_tokens\":1000,\"shared_with_openai\":true}]}");
        Outcome outcome = Outcome.of("migrate", usage, jobs, "--month", "2026-09", "--today", "2026-09-30", "--format", "json");
        assertEquals("2.00", new JsonMapper().readTree(outcome.out()).path("rows").path(0).path("cost").asText(), outcome.out());
    }
}
