package dev.ftcost.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.ledger.load.RowsOf;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One id counts once, in whatever files and formats and however often it stands there, and the fullest answer is the one. */
class RequestStoreTest {
    @TempDir
    private Path folder;

    private record Answer(String id, long created, String model, boolean batch, long input, long cached, long output) {
        String json() {
            return "{\"id\":\"" + id + "\",\"object\":\"chat.completion\",\"created\":" + created + ",\"model\":\"" + model
                    + "\",\"usage\":{\"prompt_tokens\":" + input
                    + ",\"completion_tokens\":" + output + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached
                    + "}},\"service_tier\":\"default\"}";
        }

        String line() {
            return batch ? "{\"id\":\"batch_req_" + created + "\",\"custom_id\":\"c\",\"response\":{\"status_code\":200,\"body\":" + json()
                    + "},\"error\":null}" : json();
        }
    }

    @Test
    void theSumsAreThoseOfTheFullestAnswerOfEachId() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<Answer> answers = new ArrayList<>();
            for (int n = 0; n < 3_000; n++) {
                long input = random.nextInt(50) == 0 ? 1L << 33 : 10 + random.nextInt(40);
                answers.add(new Answer("chatcmpl-" + random.nextInt(2_000) + "abcdefgh", 1_780_272_000L + random.nextInt(200_000),
                        "gpt-4o-2024-08-06", random.nextInt(4) == 0,
                        input, random.nextInt(9), random.nextInt(20)));
            }
            Path in = Files.createDirectories(folder.resolve("in-" + seed));
            write(in, answers, random);
            Map<String, long[]> expected = expected(answers);
            for (SizeThresholds sizes : List.of(RowsOf.SCAN, RowsOf.EXACT)) {
                try (Ledger ledger = Ledger.of(Ledgers.exports(in), RateCards.load(List.of()), RetryOverhead.usual(), null,
                        new ReadProgress(),
                        Cache.none(), sizes)) {
                    Map<String, long[]> found = new TreeMap<>();
                    ledger.database().query("test/requests_of_days",
                            row -> found.put(row.getString("name"), new long[] {row.getLong("requests"), row.getLong("input"),
                                    row.getLong("cached"), row.getLong("output")}));
                    assertEquals(text(expected), text(found), "seed " + seed + ", " + sizes);
                    RowBalance balance = ledger.balance();
                    assertEquals(answers.size(), balance.read());
                    assertEquals(expected.values().stream().mapToLong(sum -> sum[0]).sum(), balance.loaded());
                    assertTrue(balance.duplicate() > 500 && balance.duplicate() == balance.read() - balance.loaded());
                }
            }
        }
    }

    /** Requests and batch outputs in files of their own, three of each, in any order. */
    private static void write(Path in, List<Answer> answers, Random random) throws IOException {
        List<Answer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);
        Map<String, StringBuilder> files = new HashMap<>();
        for (Answer answer : shuffled) {
            files.computeIfAbsent((answer.batch ? "batch-" : "log-") + random.nextInt(3) + ".jsonl", name -> new StringBuilder())
                    .append(answer.line()).append('\n');
        }
        for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
            Files.writeString(in.resolve(file.getKey()), file.getValue());
        }
    }

    /** Requests, input, cached and output tokens by day and tier. */
    private static Map<String, long[]> expected(List<Answer> answers) {
        Comparator<Answer> fullest = Comparator.comparing((Answer answer) -> -answer.input - answer.output)
                .thenComparing(answer -> -answer.output)
                .thenComparing(answer -> !answer.batch).thenComparing(Answer::cached).thenComparing(answer -> -answer.created);
        Map<String, Answer> counting = new HashMap<>();
        answers.stream().sorted(fullest).forEach(answer -> counting.putIfAbsent(answer.id, answer));
        Map<String, long[]> sums = new TreeMap<>();
        for (Answer answer : counting.values()) {
            long[] sum = sums.computeIfAbsent(answer.created / 86_400 + " " + (answer.batch ? "batch" : "standard"), name -> new long[4]);
            sum[0]++;
            sum[1] += answer.input - answer.cached;
            sum[2] += answer.cached;
            sum[3] += answer.output;
        }
        return sums;
    }

    private static String text(Map<String, long[]> sums) {
        StringBuilder text = new StringBuilder();
        sums.forEach((name, sum) -> text.append(name).append(' ').append(java.util.Arrays.toString(sum)).append('\n'));
        return text.toString();
    }
}
