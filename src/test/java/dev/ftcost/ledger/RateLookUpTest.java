package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
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
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<String> names = new ArrayList<>();
            for (int card = 0; card <= random.nextInt(3); card++) {
                names.add(Files.writeString(folder.resolve(seed + "-" + card + ".csv"), card(random)).toString());
            }
            RateCards cards = RateCards.load(names);
            Path usage = Files.writeString(folder.resolve(seed + "-usage.csv"), usage());
            List<String> wrong = new ArrayList<>();
            try (Ledger ledger = Ledgers.of(cards, usage)) {
                List<Integer> grid = ledger.database().query("test/rates_found", row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    Rate java = cards.rateFor(ModelId.of(row.getString("model")), row.getString("service_tier"), day).orElse(null);
                    Integer id = row.getObject("rate_id", Integer.class);
                    // A row without an input price is found by the look-up, and gives the input no charge.
                    Rate priced = java == null || java.input() == null ? null : java;
                    Rate sql = id == null ? null : ledger.rate(id);
                    if (!Objects.equals(priced, sql)) {
                        wrong.add(day + " " + row.getString("model") + " " + row.getString("service_tier") + ": " + priced + " / " + sql);
                    }
                    return id;
                });
                assertEquals(MODELS.size() * 2 * 10, grid.size());
                found += (int) grid.stream().filter(id -> id != null).count();
            }
            assertEquals(List.of(), wrong);
        }
        assertTrue(found > 300, "rates are found: " + found);
    }

    private static String card(Random random) {
        StringBuilder text = new StringBuilder("model,service_tier,effective_from,effective_to,input_per_1m,output_per_1m\n");
        for (String sku : SKUS) {
            for (String tier : List.of("standard", "batch")) {
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
        StringBuilder text = new StringBuilder("start_time,end_time,num_model_requests,model,batch,input_tokens,output_tokens\n");
        for (int day = 0; day < 10; day++) {
            long start = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            for (String model : MODELS) {
                text.append(start + "," + (start + 86_400) + ",1," + model + ",False,1,1\n")
                        .append(start + "," + (start + 86_400) + ",1," + model + ",True,1,1\n");
            }
        }
        return text.toString();
    }
}
