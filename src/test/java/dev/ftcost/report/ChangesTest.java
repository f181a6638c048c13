package dev.ftcost.report;

import static dev.ftcost.testing.Reported.TUNED;
import static dev.ftcost.testing.Reported.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a month cost more: figures that can be followed by hand, and sums that hold for any usage. */
class ChangesTest {
    private static final List<String> PARTS = List.of("price", "volume", "tokens_per_request", "mix", "new_or_gone", "training");

    @TempDir
    private Path tmp;

    @Test
    void twiceTheRequestsOfTheSameKindIsVolumeAlone() throws IOException {
        JsonNode change = change(usage("2026-06-03", "p", "k", TUNED, 10, 1_000_000, 0, 500_000),
                usage("2026-07-03", "p", "k", TUNED, 20, 2_000_000, 0, 1_000_000));
        assertEquals("0.90", change.path("cost_before").asText());
        assertEquals("0.90", change.path("volume").asText());
        assertEquals("0.90", change.path("volume_of_more_requests").asText());
        for (String part : List.of("price", "tokens_per_request", "mix", "new_or_gone", "training", "volume_of_moved_requests")) {
            assertEquals("0.00", change.path(part).asText(), part);
        }
    }

    @Test
    void twiceTheTokensInAsManyRequestsIsTokensPerRequestAlone() throws IOException {
        JsonNode change = change(usage("2026-06-03", "p", "k", TUNED, 10, 1_000_000, 0, 500_000),
                usage("2026-07-03", "p", "k", TUNED, 10, 2_000_000, 0, 1_000_000));
        assertEquals("0.90", change.path("tokens_per_request").asText());
        assertEquals("0.90", change.path("difference").asText());
    }

    @Test
    void asManyTokensOfWhichMoreAreOutputIsMixAlone() throws IOException {
        // 1,500,000 tokens each time: 1,000,000 × 0.30 + 500,000 × 1.20, then 500,000 × 0.30 + 1,000,000 × 1.20.
        JsonNode change = change(usage("2026-06-03", "p", "k", TUNED, 10, 1_000_000, 0, 500_000),
                usage("2026-07-03", "p", "k", TUNED, 10, 500_000, 0, 1_000_000));
        assertEquals("0.45", change.path("mix").asText());
        assertEquals("0.45", change.path("difference").asText());
    }

    @Test
    void newAndGoneModelsAreNamed() throws IOException {
        JsonNode change = change(usage("2026-06-03", "p", "k", "gpt-4o-mini-2024-07-18", 10, 1_000_000, 0, 0),
                usage("2026-07-03", "p", "k", TUNED, 10, 1_000_000, 0, 0));
        assertEquals("new", change.path("models").get(0).path("usage").asText());
        assertEquals("0.30", change.path("models").get(0).path("new_or_gone").asText());
        assertEquals("gone", change.path("models").get(1).path("usage").asText());
        assertEquals("-0.15", change.path("models").get(1).path("new_or_gone").asText());
        assertTrue(Reported.of(tmp.resolve("again"), tmp.resolve("usage.csv").toString()).text("2026-07/summary.md")
                .contains(TUNED + " (new)"));
    }

    @Test
    void theMonthBeforeIsNotGuessed() throws IOException {
        Reported reported = Reported.ofUsage(tmp, usage("2026-05-03", "p", "k", TUNED, 10, 1_000_000, 0, 0),
                usage("2026-07-03", "p", "k", TUNED, 10, 1, 0, 0));
        assertTrue(reported.json("2026-07").path("change").isNull());
        assertTrue(reported.text("2026-07/report.html").contains("No data for the previous month, 2026-06"));
    }

    @Test
    void partsAddUpToTheDifferenceToTheLastDigit() throws IOException {
        Random random = new Random(20260704);
        for (int round = 0; round < 4; round++) {
            List<String> rows = new ArrayList<>();
            for (String month : List.of("2026-06", "2026-07")) {
                // Whole months are compared whole; of partial ones only the days that both have would be.
                for (LocalDate day = LocalDate.parse(month + "-01"); day.toString().startsWith(month); day = day.plusDays(1)) {
                    rows.add(usage(day.toString(), "p", "k", TUNED, 0, 0, 0, 0));
                }
                for (String model : List.of(TUNED, TUNED + "b", "gpt-4o-mini-2024-07-18", "gpt-4.1-2025-04-14", "unheard-of")) {
                    if (random.nextInt(4) > 0) {
                        long input = random.nextLong(1, 10_000_019);
                        rows.add(usage(month + "-1" + random.nextInt(9), "p", "k", model, random.nextLong(0, 97), input,
                                random.nextLong(input), random.nextLong(1_000_003)));
                    }
                }
            }
            Reported reported = Reported.ofUsage(tmp, rows.toArray(String[]::new));
            JsonNode change = reported.json("2026-07").path("change");
            add(change);
            change.path("models").forEach(ChangesTest::add);
            for (String part : PARTS) {
                BigDecimal sum = BigDecimal.ZERO;
                for (JsonNode model : change.path("models")) {
                    sum = sum.add(amount(model, part));
                }
                assertEquals(0, sum.compareTo(amount(change, part)), part);
            }
            assertEquals(0,
                    reported.sum("2026-07/cost-by-model.csv", "list_cost").subtract(reported.sum("2026-06/cost-by-model.csv", "list_cost"))
                            .compareTo(amount(change, "difference")));
        }
    }

    private static void add(JsonNode row) {
        if (row.path("difference").isNull()) {
            assertTrue(row.path("cost").isNull() || row.path("cost_before").isNull(), row::toString);
            return;
        }
        BigDecimal sum = PARTS.stream().map(part -> amount(row, part)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(amount(row, "difference")), row::toString);
        assertEquals(0, amount(row, "cost").subtract(amount(row, "cost_before")).compareTo(sum), row::toString);
    }

    private static BigDecimal amount(JsonNode row, String key) {
        assertTrue(row.has(key), key);
        // What is unknown is in no sum.
        return row.path(key).isNull() ? BigDecimal.ZERO : new BigDecimal(row.path(key).asText());
    }

    private JsonNode change(String... rows) throws IOException {
        return Reported.ofUsage(tmp, rows).json("2026-07").path("change");
    }
}
