package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the cache, as a shell sees them. */
class CacheOptionTest {
    @TempDir
    private Path folder;
    private Path exports;
    private Path cache;

    /** Two large exports that overlap, one of them with bad rows, a request log and a bill. */
    @BeforeEach
    void makeExports() throws IOException {
        exports = Files.createDirectories(folder.resolve("exports"));
        cache = folder.resolve("cache");
        write("completions_usage_2026-06-01_2026-06-20.csv", 0, 20, 700);
        write("completions_usage_2026-06-15_2026-06-30.csv", 14, 30, 0);
        for (String sample : List.of("requests_2026-09-16_2026-09-30.jsonl", "cost_2026-09-01_2026-09-30.csv")) {
            Files.copy(Path.of("sample-logs", sample), exports.resolve(sample));
            Files.setLastModifiedTime(exports.resolve(sample), FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
        }
    }

    private void write(String name, int firstDay, int lastDay, int badEvery) throws IOException {
        StringBuilder text = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,"
                        + "output_tokens,input_cached_tokens\n");
        for (int row = 0; row < 12_000; row++) {
            long start = 1_780_272_000L + (firstDay + row * (lastDay - firstDay) / 12_000) * 86_400L;
            text.append(start).append(',').append(start + 86_400).append(",proj_").append(row % 3).append(",7,user-").append(row % 11)
                    .append(",key_").append(row % 5)
                    .append(row % 2 == 0 ? ",ft:gpt-4o-mini-2024-07-18:acme::Ab12,False,default," : ",gpt-4o-2024-08-06,True,default,")
                    .append(badEvery > 0 && row % badEvery == 0 ? "12.5" : 10_000 + row + ".0").append(",300.0,128.0\n");
        }
        assertTrue(text.length() > 1 << 20);
        Files.writeString(exports.resolve(name), text);
        Files.setLastModifiedTime(exports.resolve(name), FileTime.from(Instant.parse("2026-07-01T00:00:00Z")));
    }

    private Map<String, String> report(String out, Object... options) throws IOException {
        Object[] arguments = Stream.concat(Stream.of("report", exports, "--out", folder.resolve(out)), Stream.of(options)).toArray();
        Outcome outcome = Outcome.of(arguments);
        assertEquals(3, outcome.exit(), outcome.err());
        assertEquals("", outcome.err());
        return Outcome.files(folder.resolve(out));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> found = Files.walk(cache)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void reportsAreTheSameToTheLastByteWithAColdAWarmAndADamagedCache() throws IOException {
        Map<String, String> plain = report("plain", "--no-cache");
        assertTrue(plain.containsKey("rejected.csv") && plain.containsKey("2026-06/report.html")
                && plain.containsKey("2026-09/reconciliation.csv"), plain.keySet().toString());
        assertEquals(plain, report("cold", "--cache", cache));
        try (Stream<Path> entries = Files.list(cache)) {
            assertEquals(3, entries.filter(entry -> !entry.toString().endsWith("-made")).count(), "the large files are kept");
        }
        assertEquals(plain, report("warm", "--cache", cache));
        Map<String, Path> kinds = kept().stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file, (first, other) -> first));
        assertTrue(kinds.size() > 2, kinds.toString());
        for (Path file : kinds.values()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertEquals(plain, report("damaged", "--cache", cache), file.toString());
        }
        assertEquals(plain, report("verified", "--cache", cache, "--verify-cache"));
    }

    @Test
    void noCacheLeavesTheCacheAlone() throws IOException {
        report("out", "--cache", cache, "--no-cache");
        assertFalse(Files.exists(cache));
    }

    @Test
    void aCacheAmongTheExportsIsNoExport() throws IOException {
        cache = exports.resolve("kept");
        Map<String, String> cold = report("cold", "--cache", cache);
        assertEquals(cold, report("warm", "--cache", cache));
        assertFalse(cold.get("2026-06/summary.md").contains("kept/"));
    }

    @Test
    void aCacheThatCannotBeUsedIsNamedAndEverythingIsRead() throws IOException {
        Files.writeString(cache, "a file");
        Outcome outcome = Outcome.of("check", exports, "--cache", cache);
        assertEquals(3, outcome.exit());
        assertTrue(outcome.err().startsWith("warning: the cache '" + cache + "' cannot be used: "), outcome.err());
        assertTrue(outcome.err().endsWith(". All files are read. Choose another directory with --cache, or use --no-cache.\n"),
                outcome.err());
        assertEquals(Outcome.of("check", exports, "--no-cache").out(), outcome.out());
    }

    @Test
    void everyCommandThatReadsExportsTakesIt() {
        List<List<Object>> lines = List.of(List.of("check", exports), List.of("reconcile", exports), List.of("anomalies", exports),
                List.of("explain", "gpt-4o-2024-08-06", "2026-06", exports), List.of("rates", "infer", exports));
        for (List<Object> line : lines) {
            Outcome plain = Outcome.of(Stream.concat(line.stream(), Stream.of("--no-cache")).toArray());
            for (String run : List.of("cold", "warm")) {
                assertEquals(plain, Outcome.of(Stream.concat(line.stream(), Stream.of("--cache", cache)).toArray()), run + " " + line);
            }
        }
    }

    @Test
    void runsAtTheSameTimeShareACacheThatSomebodyDeletes() throws IOException {
        Map<String, String> plain = report("plain", "--no-cache");
        IntStream.range(0, 8).parallel().forEach(n -> {
            try {
                if (n % 4 == 3) {
                    for (Path file : Files.isDirectory(cache) ? kept() : List.<Path>of()) {
                        Files.deleteIfExists(file);
                    }
                } else {
                    assertEquals(plain, report("run-" + n, "--cache", cache));
                }
            } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
                // Another run has moved it in this moment.
                assertTrue(n % 4 == 3, e.toString());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(plain, report("last", "--cache", cache));
    }
}
