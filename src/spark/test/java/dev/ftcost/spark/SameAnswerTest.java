package dev.ftcost.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.ZstdOutputStream;
import dev.ftcost.testing.Mutation;
import dev.ftcost.testing.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of exports is the same by way of Spark, whatever the exports are and wherever a log is cut. */
class SameAnswerTest {
    private static final int SEEDS = Mutation.files(8);

    @TempDir
    private static Path temporary;

    /** Exports that people and programs damaged, some of them overlapping, copied, renamed and packed. */
    @Test
    void anyExports() throws IOException {
        StringBuilder differences = new StringBuilder();
        for (int seed = 0; seed < SEEDS; seed++) {
            Path exports = exports(new Random(seed));
            Path usage = spark(exports, 300 + seed * 450);
            compare(differences, "seed " + seed, check(exports), check(usage));
            Path local = temporary.resolve("local-" + seed);
            Path other = temporary.resolve("spark-" + seed);
            compare(differences, "seed " + seed, report(exports, local), report(usage, other));
            Map<String, String> expected = Outcome.files(local);
            Map<String, String> documents = Outcome.files(other);
            assertEquals(expected.keySet(), documents.keySet(), "seed " + seed);
            for (String name : expected.keySet()) {
                compare(differences, "seed " + seed + ", " + name, expected.get(name), documents.get(name));
            }
        }
        assertEquals("", differences.toString());
    }

    private static Path spark(Path exports, int part) throws IOException {
        Path usage = Files.createTempDirectory(temporary, "usage").resolve("daily");
        TwoWays.read(List.of(exports.toString()), List.of(), part, usage);
        return usage;
    }

    private static String check(Path exports) {
        return text(Outcome.in(Map.of(), "check", exports, "--format", "json", "--no-cache"));
    }

    private static String report(Path exports, Path out) {
        return text(Outcome.in(Map.of(), "report", exports, "--out", out, "--source", "usage", "--no-cache")).replace(out.toString(), "OUT");
    }

    private static String text(Outcome outcome) {
        return "exit " + outcome.exit() + "\n" + outcome.out() + outcome.err();
    }

    private static void compare(StringBuilder differences, String what, String expected, String found) {
        differences.append(TwoWays.difference(what, expected, found));
    }

    private static Path exports(Random random) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "exports ü%41 '\"");
        Mutation mutation = new Mutation(random);
        Path samples = Path.of("sample-logs");
        String usage = Files.readString(samples.resolve("completions_usage_2026-08-01_2026-08-31.csv"));
        write(folder, "completions_usage.csv", mutation.ofCsv(usage), random);
        write(folder, "completions_usage (1).csv", mutation.ofCsv(usage), random);
        String log = Files.readString(samples.resolve("requests_2026-09-01_2026-09-15.jsonl")).lines().limit(40)
                .reduce("", (text, line) -> text + line + "\n");
        write(folder, "a:b 100%.jsonl", mutation.ofJsonLines(log), random);
        write(folder, "a%20b=c&d.jsonl", mutation.ofJsonLines(log), random);
        write(folder, "batch.jsonl", mutation.ofJsonLines(batch(log)), random);
        write(folder, "pages.jsonl", (pages(log) + "{\"id\": \"torn").getBytes(StandardCharsets.UTF_8), random);
        write(folder, "cost.csv", mutation.ofCsv(Files.readString(samples.resolve("cost_2026-08-01_2026-08-31.csv"))), random);
        Files.copy(samples.resolve("fine_tuning_jobs.json"), folder.resolve("jobs.json"));
        for (String list : List.of("names", "names (1)")) {
            write(folder, list + ".json", ("{\"object\":\"list\",\"data\":[{\"object\":\"organization.project\",\"id\":\"proj_chat\",\"name\":\""
                    + (random.nextBoolean() ? "Chat" : "Dialog") + "\"}],\"has_more\":false}").getBytes(StandardCharsets.UTF_8), random);
        }
        write(folder, "models.json", ("{\"object\":\"list\",\"data\":[{\"object\":\"model\",\"id\":\"gpt-4o-mini-2024-07-18\","
                + "\"shutdown_date\":1798761600}]}").getBytes(StandardCharsets.UTF_8), random);
        write(folder, "images.json", ("{\"object\":\"page\",\"has_more\":true,\"next_page\":\"page_2\",\"data\":[{\"object\":\"bucket\","
                + "\"start_time\":1785542400,\"end_time\":1785628800,\"results\":[{\"object\":\"organization.usage.completions.result\","
                + "\"input_tokens\":100,\"output_tokens\":5,\"num_model_requests\":1,\"model\":\"gpt-4o-mini-2024-07-18\"},"
                + "{\"object\":\"organization.usage.images.result\",\"images\":7,\"num_model_requests\":2}]}]}")
                        .getBytes(StandardCharsets.UTF_8),
                random);
        write(folder, "notes.txt", "ask Anna\n".getBytes(StandardCharsets.UTF_8), random);
        write(folder, "empty.csv", new byte[0], random);
        return folder;
    }

    /** Writes a file, packs it, and copies it, or not. */
    private static void write(Path folder, String name, byte[] bytes, Random random) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int packing = random.nextInt(6);
        try (OutputStream out = packing == 0 ? new GZIPOutputStream(packed) : packing == 1 ? new ZstdOutputStream(packed) : packed) {
            out.write(bytes);
        }
        byte[] all = packed.toByteArray();
        // Some are broken off in their packing.
        byte[] kept = packing < 2 && random.nextInt(4) == 0 ? java.util.Arrays.copyOf(all, all.length * 3 / 4) : all;
        Files.write(folder.resolve(name + (packing == 0 ? ".gz" : packing == 1 ? ".zst" : "")), kept);
        if (random.nextInt(4) == 0) {
            Files.write(Files.createDirectories(folder.resolve("copies")).resolve("z " + name), kept);
        }
    }

    /** The same answers as a batch has them, and some of them with another count. */
    private static String batch(String log) {
        StringBuilder lines = new StringBuilder();
        log.lines().forEach(line -> lines.append("{\"id\":\"b\",\"custom_id\":\"c\",\"response\":{\"status_code\":200,\"body\":")
                .append(lines.length() % 3 == 0 ? line.replace("\"completion_tokens\":", "\"completion_tokens\":1") : line)
                .append("},\"error\":null}\n"));
        return lines.toString();
    }

    /** Pages of a list, one a line, of which the last one says that another follows. */
    private static String pages(String log) {
        StringBuilder lines = new StringBuilder();
        log.lines().skip(20).forEach(line -> lines.append("{\"object\":\"list\",\"data\":[").append(line).append("],\"has_more\":true}\n"));
        return lines.toString();
    }
}
