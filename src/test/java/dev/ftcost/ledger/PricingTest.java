package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each meter finds its own price of the card, and training is charged by the token or by the hour. */
class PricingTest {
    private static final String CARD = "model,service_tier,context,effective_from,effective_to,input_per_1m,cached_input_per_1m,cache_write_per_1m,"
            + "cache_write_12h_per_1m,output_per_1m,training_per_1m,training_per_hour\n";

    @TempDir
    private Path folder;

    private List<String> charges(String card, String name, String input, RetryOverhead overhead) throws IOException {
        RateCards cards = RateCards.load(List.of(Files.writeString(folder.resolve("card.csv"), CARD + card).toString()));
        Path file = Files.writeString(folder.resolve(name), input);
        try (Ledger ledger = Ledger.of(Ledgers.exports(file), cards, Names.none(), overhead, null, new ReadProgress(), Cache.none(),
                Database.open())) {
            return ledger.database().query("test/priced_charges", row -> row.getString(1));
        }
    }

    private static String request(String id, String model, long input) {
        return "{\"id\":\"" + id + "\",\"object\":\"chat.completion\",\"created\":1780272000,\"model\":\"" + model
                + "\",\"usage\":{\"prompt_tokens\":" + input
                + ",\"completion_tokens\":7000000,\"prompt_tokens_details\":{\"cached_tokens\":"
                + "10000,\"cache_write_tokens\":20000}},\"service_tier\":\"default\"}\n";
    }

    @Test
    void eachMeterHasItsOwnPriceAndLongRequestsTheirOwnRow() throws IOException {
        assertEquals(List.of("2026-06-01|o9|standard|cache_write|20000|-|3.000000|0.060000000000|-|0.050000",
                "2026-06-01|o9|standard|cache_write|20000|-|3.500000|0.070000000000|-|0.050000",
                "2026-06-01|o9|standard|cached_input|10000|-|1.000000|0.010000000000|-|0.050000",
                "2026-06-01|o9|standard|cached_input|10000|-|1.500000|0.015000000000|-|0.050000",
                "2026-06-01|o9|standard|input|370000|-|2.500000|0.925000000000|-|0.050000",
                "2026-06-01|o9|standard|input|70000|-|2.000000|0.140000000000|-|0.050000",
                "2026-06-01|o9|standard|output|7000000|-|8.000000|56.000000000000|-|0.050000",
                "2026-06-01|o9|standard|output|7000000|-|8.500000|59.500000000000|-|0.050000"),
                charges("o9,,,,,2,1,3,4,8,,\no9,,long,,,2.5,1.5,3.5,4.5,8.5,,\n", "log.jsonl",
                        request("a", "o9", 100_000) + request("b", "o9", 400_000),
                        RetryOverhead.usual()));
    }

    @Test
    void aRowForLongRequestsOfTheModelWithoutItsDateServesTheDatedOne() throws IOException {
        assertEquals(List.of("2026-06-01|o9-2026-01-01|standard|input|370000|-|2.500000|0.925000000000|-|0.050000"),
                charges("o9,,,,,2,1,3,4,8,,\no9,,long,,,2.5,1.5,3.5,4.5,8.5,,\n", "log.jsonl", request("b", "o9-2026-01-01", 400_000),
                        RetryOverhead.usual()).stream().filter(line -> line.contains("|input|")).toList());
    }

    @Test
    void aRowHoldsOnItsDaysAlone() throws IOException {
        for (String days : List.of(",2026-06-02", "2026-06-01,", "2026-06-01,2026-06-02")) {
            assertEquals(1, priced("o9,,," + days + ",2,1,3,4,8,,\n"), days);
        }
        for (String days : List.of(",2026-06-01", "2026-06-02,", "2026-05-01,2026-06-01")) {
            assertEquals(0, priced("o9,,," + days + ",2,1,3,4,8,,\n"), days);
        }
    }

    private long priced(String card) throws IOException {
        return charges(card, "log.jsonl", request("a", "o9", 100_000), RetryOverhead.usual()).stream()
                .filter(line -> line.contains("|input|70000|-|2.000000|0.14")).count();
    }

    @Test
    void aModelHasItsOwnRetryOverheadByItsIdItsSkuOrItsSkuWithoutADate() throws IOException {
        RetryOverhead overhead = new RetryOverhead(new BigDecimal("0.1"),
                Map.of("ft:o9", new BigDecimal("0.02"), "ft:o9-2026-01-01", new BigDecimal("0.03"), "ft:o9-2026-01-01:acme::A",
                        BigDecimal.ZERO,
                        "ft:o8", BigDecimal.ONE));
        List<String> models = List.of("ft:o9-2026-01-01:acme::A", "ft:o9-2026-01-01:acme::B", "ft:o9-2026-02-02:acme::C", "o9");
        StringBuilder log = new StringBuilder();
        models.forEach(model -> log.append(request(model, model, 40_000)));
        assertEquals(List.of("ft:o9-2026-01-01:acme::A 0.000000", "ft:o9-2026-01-01:acme::B 0.030000", "ft:o9-2026-02-02:acme::C 0.020000",
                "o9 0.100000"),
                charges("o9,,,,,2,,,,8,,\n", "log.jsonl", log.toString(), overhead).stream().filter(line -> line.contains("|input|"))
                        .map(line -> line.split("\\|", -1)[1] + " " + line.split("\\|", -1)[9]).toList());
        assertEquals(List.of("ft:o8"), overhead.unmatched(models));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "100, true", "0.000001, true", "1.0000000, true", "-0.000001, false", "100.000001, false", "0.0000001, false"})
    void aRetryOverheadIsBetween0And100WithSixDecimals(BigDecimal factor, boolean isOne) {
        assertEquals(isOne, isOverhead(factor, Map.of()));
        assertEquals(isOne, isOverhead(BigDecimal.ONE, Map.of("o9", factor)));
        assertEquals(false, isOverhead(BigDecimal.ONE, Map.of("", factor)));
    }

    private static boolean isOverhead(BigDecimal factor, Map<String, BigDecimal> byModel) {
        try {
            return new RetryOverhead(factor, byModel).factor().compareTo(factor) == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String job(String id, String model, String made, String status, String more) {
        return "{\"object\":\"fine_tuning.job\",\"id\":\"" + id + "\",\"model\":\"" + model + "\",\"fine_tuned_model\":"
                + (made == null ? "null" : "\"" + made + "\"") + ",\"status\":\"" + status
                + "\",\"created_at\":1780272000,\"finished_at\":1780272060,\"training_file\":\"f\"," + more + "}\n";
    }

    @Test
    void trainingCostsByItsTokensOrByItsHoursWithTwoDecimals() throws IOException {
        String byHour = "\"trained_tokens\":1000,\"method\":{\"type\":\"reinforcement\"},\"billed_seconds\":";
        assertEquals(List.of("2026-06-01|ftjob-1|standard|training|2000000|-|25.000000|50.000000000000|-|0.050000",
                "2026-06-01|ftjob-2|standard|training|2000000|-|25.000000|50.000000000000|-|0.050000",
                "2026-06-01|ftjob-3|standard|training|1000|2.55|100.000000|255.000000000000|-|0.050000",
                "2026-06-01|ftjob-4|standard|training|1000|2.56|100.000000|256.000000000000|-|0.050000",
                "2026-06-01|ftjob-5|standard|training|1000|-|100.000000|-|-|0.050000",
                "2026-06-01|ftjob-6|standard|training|-|-|25.000000|-|failed|0.050000",
                "2026-06-01|ftjob-7|standard|training|-|-|25.000000|-|-|0.050000",
                "2026-06-01|ftjob-8|standard|training|500|-|25.000000|0.012500000000|failed|0.050000",
                "2026-06-01|ftjob-9|standard|training|2000000|-|-|-|-|0.050000"),
                charges("ft:o9,,,,,2,,,,8,25,100\n", "jobs.jsonl",
                        job("ftjob-1", "o9-2026-01-01", "ft:o9-2026-01-01:acme::A", "succeeded", "\"trained_tokens\":2000000")
                                + job("ftjob-2", "ft:o9-2026-01-01:acme::A", "ft:o9-2026-01-01:acme::B", "succeeded",
                                        "\"trained_tokens\":2000000")
                                + job("ftjob-3", "o9-2026-01-01", "ft:o9-2026-01-01:acme::C", "succeeded", byHour + 9_197)
                                + job("ftjob-4", "o9-2026-01-01", "ft:o9-2026-01-01:acme::D", "succeeded", byHour + 9_198)
                                + job("ftjob-5", "o9-2026-01-01", "ft:o9-2026-01-01:acme::E", "succeeded",
                                        "\"trained_tokens\":1000,\"method\":{\"type\":\"reinforcement\"}")
                                + job("ftjob-6", "o9", null, "failed", "\"trained_tokens\":null")
                                + job("ftjob-7", "o9", "ft:o9:acme::G", "succeeded", "\"trained_tokens\":null")
                                + job("ftjob-8", "o9", null, "cancelled", "\"trained_tokens\":500")
                                + job("ftjob-9", "o7", "ft:o7:acme::I", "succeeded", "\"trained_tokens\":2000000"),
                        RetryOverhead.usual()));
    }
}
