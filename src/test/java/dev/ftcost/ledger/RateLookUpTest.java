package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateQuery;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Usage;
import dev.ftcost.usage.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rate is looked up in two places, in Java for a few and in SQL for all: they must find the same row. */
class RateLookUpTest {
    private static final List<String> SKUS = List.of("ft:gpt-9", "ft:gpt-9-2026-01-01", "ft:gpt-9-0125", "gpt-9", "gpt-9-2026-01-01", "o9");
    private static final List<String> MODELS = List.of("ft:gpt-9-2026-01-01:acme::X", "ft:gpt-9-0125:acme::Y", "ft:gpt-9:acme::Z",
            "gpt-9-2026-01-01", "gpt-9", "o9-2026-02-02",
            "gpt-9-2026-01-01.ft-0a");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void javaAndSqlFindTheSameRow(@TempDir Path folder) throws IOException {
        int found = 0;
        int ofProjects = 0;
        int ofLongRequests = 0;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<String> names = new ArrayList<>();
            for (int card = 0; card <= random.nextInt(3); card++) {
                names.add(Files.writeString(folder.resolve(seed + "-" + card + ".csv"), card(random)).toString());
            }
            RateCards cards = RateCards.load(names);
            for (Path input : List.of(Files.writeString(folder.resolve(seed + "-usage.csv"), usage()),
                    Files.writeString(folder.resolve(seed + "-requests.jsonl"), requests()))) {
                for (Rate rate : found(cards, input)) {
                    found++;
                    ofProjects += rate.projectId() == null ? 0 : 1;
                    ofLongRequests += rate.longContext() ? 1 : 0;
                }
            }
        }
        assertTrue(found > 1_000, "rates are found: " + found);
        assertTrue(ofProjects > 100, "rates of projects are found: " + ofProjects);
        assertTrue(ofLongRequests > 100, "rates of long requests are found: " + ofLongRequests);
    }

    private static List<Rate> found(RateCards cards, Path input) {
        List<String> wrong = new ArrayList<>();
        List<Rate> found = new ArrayList<>();
        try (Ledger ledger = Ledgers.of(cards, input)) {
            ledger.database().forEach("test/rates_found", row -> {
                ModelId model = ModelId.of(row.getString("model"));
                RateQuery query = new RateQuery(List.of(model.sku(), model.datelessSku()), row.getString("service_tier"),
                        row.getBoolean("is_long"), row.getString("rate_project"), row.getObject("day", LocalDate.class));
                Rate java = cards.rateFor(query).orElse(null);
                Integer id = row.getObject("rate_id", Integer.class);
                Rate sql = id == null ? null : ledger.rate(id);
                if (!Objects.equals(java, sql)) {
                    wrong.add(query + ": " + java + " / " + sql);
                }
                if (sql != null) {
                    found.add(sql);
                }
            });
        }
        assertEquals(List.of(), wrong);
        return found;
    }

    private static String card(Random random) {
        StringBuilder text = new StringBuilder(
                "model,service_tier,context,project_id,effective_from,effective_to,input_per_1m,output_per_1m\n");
        for (String sku : SKUS) {
            for (String tier : List.of("standard,,", "flex,,", "standard,long,", "standard,,proj_A", "standard,long,proj_A",
                    "flex,,proj_B")) {
                LocalDate day = random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(4));
                for (int span = random.nextInt(3); span > 0; span--) {
                    LocalDate end = (day == null ? FIRST : day).plusDays(1 + random.nextInt(4));
                    boolean open = span == 1 && random.nextBoolean();
                    text.append(sku).append(',').append(tier).append(',').append(day == null ? "" : day).append(',').append(open ? "" : end)
                            .append(',')
                            .append(random.nextInt(8) == 0 ? "" : 1 + random.nextInt(9)).append(",1\n");
                    day = end.plusDays(random.nextInt(2));
                }
            }
        }
        return text.toString();
    }

    private static String usage() {
        StringBuilder text = new StringBuilder(
                "start_time,end_time,num_model_requests,model,project_id,service_tier,input_tokens,output_tokens\n");
        for (int day = 0; day < 10; day++) {
            long start = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            for (String model : MODELS) {
                for (String place : List.of("proj_A,default", "proj_A,flex", "proj_B,default", "proj_B,flex", ",default")) {
                    text.append(start + "," + (start + 86_400) + ",1," + model + "," + place + ",1,1\n");
                }
            }
        }
        return text.toString();
    }

    private static String requests() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (int day = 0; day < 10; day++) {
            for (String model : MODELS) {
                for (String tier : List.of("default", "flex")) {
                    for (long input : new long[] {272_000, 272_001}) {
                        text.append(new Usage(FIRST.plusDays(day), "", model, false, tier, 1, input, 0, 0, 0, 1, 0, 0, 0, true)
                                .request(number++));
                    }
                }
            }
        }
        return text.toString();
    }
}
