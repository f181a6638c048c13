package dev.ftcost.ledger.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.source.scan.Scan;
import dev.ftcost.testing.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scan of plain rows and the exact reader are two tellings of one format. Whatever the file looks like: when the scan takes
 * it, the exact reader takes every row of it too, and both load the same.
 */
class TwoReadersTest {
    private static final String USAGE_HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,"
            + "input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_cache_write_12h_tokens,"
            + "input_uncached_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens";

    private static final int FILES = Mutation.files(160);

    @TempDir
    private Path folder;

    @Test
    void usageCsv() throws IOException {
        agree(".csv", FILES, FILES / 4, (random, mutation) -> mutation.ofCsv(usage(random)));
    }

    @Test
    void completionLog() throws IOException {
        agree(".jsonl", FILES, FILES / 6, (random, mutation) -> mutation.ofJsonLines(completions(random)));
    }

    @Test
    void everyValueInEveryColumnOfTheUsageCsv() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int column = 0; column < USAGE_HEADER.split(",").length; column++) {
            List<String> values = column < 2 ? with(Mutation.TIMES, Mutation.NUMBERS) : with(Mutation.NUMBERS, Mutation.WORDS);
            for (int n = 0; n < values.size(); n++) {
                files.add(usageWith(column, values.get(n), column + "-" + n));
            }
        }
        agree(files, 1_000);
    }

    @Test
    void everyValueInEveryFieldOfTheRequestLog() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int field = 0; field < Mutation.ANSWER_FIELDS.size(); field++) {
            for (int n = 0; n < Mutation.JSON_VALUES.size(); n++) {
                files.add(answerWith(Mutation.ANSWER_FIELDS.get(field), Mutation.JSON_VALUES.get(n), field + "-" + n));
            }
        }
        agree(files, 200);
    }

    private static List<String> with(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void withoutAnyScanEveryFileIsReadTheSame() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            files.add(Files.writeString(folder.resolve(seed + ".csv"), usage(new Random(seed))));
            files.add(Files.writeString(folder.resolve(seed + ".jsonl"), completions(new Random(seed))));
        }
        assertEquals(RowsOf.read(files, RowsOf.EXACT), RowsOf.read(files, RowsOf.SCAN, Cache.none(), file -> Optional.of(Scan.none())));
    }

    private Path usageWith(int column, String value, String name) throws IOException {
        String[] cells = "1780272000,1780358400,a,b,proj_A,7,user-1,key_1,gpt-4o,False,default,5000,300,40,0,0,,0.0,0.0,0.0".split(",", -1);
        String good = String.join(",", cells);
        cells[column] = value;
        return Files.writeString(folder.resolve(name + ".csv"),
                USAGE_HEADER + "\n" + good + "\n" + String.join(",", cells) + "\n" + good + "\n");
    }

    private Path answerWith(String field, String value, String name) throws IOException {
        String good = completions(new Random(1)).lines().findFirst().orElseThrow();
        String other = Mutation.withField(good, field, value);
        assertTrue(value.equals("0") || !good.equals(other), field);
        String id = "chatcmpl-[0-9]+";
        return Files.writeString(folder.resolve(name + ".jsonl"),
                String.join("\n", good.replaceFirst(id, "chatcmpl-a"), other, good.replaceFirst(id, "chatcmpl-b")) + "\n");
    }

    private void agree(String ending, int count, int least, BiFunction<Random, Mutation, byte[]> maker) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            Random random = new Random(seed);
            files.add(Files.write(folder.resolve(seed + ending), maker.apply(random, new Mutation(random))));
        }
        agree(files, least);
    }

    /** @param least how many files the scan takes at the least, so that the test says something */
    private static void agree(List<Path> files, int least) throws IOException {
        List<RowsOf> scan = RowsOf.read(files, RowsOf.SCAN);
        List<RowsOf> exact = RowsOf.read(files, RowsOf.EXACT);
        int taken = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (scan.get(i).scanned()) {
                taken++;
                if (!scan.get(i).rows().equals(exact.get(i).rows()) || !scan.get(i).rejects().equals(exact.get(i).rejects())) {
                    List<String> scanOnly = new ArrayList<>(scan.get(i).rows());
                    List<String> exactOnly = new ArrayList<>(exact.get(i).rows());
                    scanOnly.removeAll(exact.get(i).rows());
                    exactOnly.removeAll(scan.get(i).rows());
                    differences.add(files.get(i).getFileName() + "\n  scan  " + scanOnly + "\n  exact " + exactOnly + "\n  "
                            + exact.get(i).rejects());
                }
            } else {
                assertEquals(exact.get(i), scan.get(i), "a file that the scan refuses is read exactly");
            }
        }
        assertTrue(differences.isEmpty(), () -> differences.size() + " files differ:\n" + String.join("\n", differences));
        assertTrue(taken >= least, "the scan takes some of the files: " + taken);
    }

    static String usage(Random random) {
        StringBuilder text = new StringBuilder(USAGE_HEADER + "\n");
        String dot = random.nextInt(6) > 0 ? ".0" : "";
        boolean hourly = random.nextBoolean();
        for (int i = 0; i < 8; i++) {
            long start = 1_780_272_000L + 86_400L * random.nextInt(4) + (hourly ? 3_600L * random.nextInt(24) : 0);
            text.append(start).append(',').append(start + (hourly ? 3_600 : 86_400))
                    .append(",2026-06-01T00:00:00+00:00,2026-06-02T00:00:00+00:00,");
            if (random.nextInt(6) == 0) {
                text.append(",".repeat(15)).append('\n');
                continue;
            }
            int input = random.nextInt(1_000_000);
            int cached = random.nextInt(input + 1);
            int written = random.nextInt(3) == 0 ? random.nextInt(input - cached + 1) : 0;
            text.append(String.join(",", random.nextBoolean() ? "proj_A" : "", random.nextInt(90) + dot,
                    random.nextBoolean() ? "user-1" : "user-2", "",
                    random.nextBoolean() ? "ft:gpt-4o-2024-08-06:acme::X1" : "gpt-4o-2024-08-06", random.nextBoolean() ? "True" : "False",
                    "default",
                    input + dot, random.nextInt(50_000) + dot, cached + dot, "0" + dot, written + dot, (input - cached - written) + dot,
                    "0" + dot, "0" + dot, "0" + dot)).append('\n');
        }
        return text.toString();
    }

    private static String completions(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            int input = random.nextInt(random.nextInt(4) == 0 ? 600_000 : 5_000);
            int cached = random.nextInt(input + 1);
            String tail = "\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + random.nextInt(900)
                    + ",\"total_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":"
                    + cached + (random.nextInt(6) == 0 ? ",\"cache_write_12h_tokens\":" + random.nextInt(input - cached + 1) : "")
                    + ",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0}},\"service_tier\":\"default\"}";
            text.append("{\"id\":\"chatcmpl-").append(random.nextInt(100)).append("\",\"object\":\"chat.completion\",\"created\":")
                    .append(1_780_272_000L + random.nextInt(400_000))
                    .append(",\"model\":\"gpt-4o-2024-08-06\",\"choices\":[{\"message\":{\"content\":\"hi, \\\"you\\\"\"}}],").append(tail)
                    .append('\n');
        }
        return text.toString();
    }
}
