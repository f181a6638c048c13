package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More keys and projects than rows that a table holds in the memory: every document is made, and says the same. */
class ManyGroupsTest {
    private static final int KEYS = 21_000;

    @TempDir
    private Path folder;

    @Test
    void everyKeyIsInTheTablesWhateverTheirNumber() throws IOException {
        StringBuilder rows = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,"
                        + "input_cached_tokens\n");
        for (int i = 0; i < KEYS; i++) {
            rows.append("1785542400,1785628800,proj_").append(i / 3).append(",1,,key_").append(i)
                    .append(",gpt-4o-mini-2024-07-18,False,default,1000000,0,0\n");
        }
        Path out = folder.resolve("out/2026-08");
        Outcome report = Outcome.of("report", Files.writeString(folder.resolve("usage.csv"), rows), "--out", folder.resolve("out"),
                "--no-cache");
        assertEquals(0, report.exit(), report.err());
        List<String> keys = Files.readAllLines(out.resolve("cost-by-key.csv"));
        int cost = List.of(keys.get(0).split(",")).indexOf("cost");
        assertEquals(KEYS, keys.size() - 1);
        assertEquals(new BigDecimal("3150.00"), keys.stream().skip(1).map(row -> new BigDecimal(row.split(",", -1)[cost]))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        String json = Files.readString(out.resolve("report.json"));
        assertEquals(KEYS + KEYS / 3, json.split("\"api_key_id\": \"|\"project_id\": \"", -1).length - 1);
        assertTrue(json.contains("\"cost\": \"3150.00\""));
        assertTrue(Files.readString(out.resolve("report.html")).contains(">20,971 more<"));
        assertTrue(Files.readString(out.resolve("summary.md")).contains("| 6,971 more |"));
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of("2026-08", "index.html", "index.md"), left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** With all keys in the memory, this much would not do. */
    @Test
    void theKeyBehindAnAnomalyIsFoundAmongAnyNumberOfKeysWithinALittleMemory() throws IOException {
        int days = 20;
        StringBuilder rows = new StringBuilder(
                "start_time,end_time,num_model_requests,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens\n");
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < KEYS; i++) {
                append(rows, day, day + "_" + i, 100_000);
            }
        }
        append(rows, days - 1, "odd", 9_000_000_000L);
        Path usage = Files.writeString(folder.resolve("usage.csv"), rows);
        Outcome anomalies = Shell.run(folder, Map.of(), Path.of(System.getProperty("java.home"), "bin", "java"), "-Xmx104m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "dev.ftcost.Main", "anomalies",
                usage, "--no-cache", "--format", "csv");
        assertEquals(3, anomalies.exit(), anomalies.err());
        assertTrue(anomalies.out().contains("all from key_odd"), anomalies.out());
    }

    private static void append(StringBuilder rows, int day, String key, long tokens) {
        long start = 1_785_542_400L + 86_400L * day;
        rows.append(start).append(',').append(start + 86_400).append(",1,key_").append(key).append(",gpt-4o-mini-2024-07-18,False,default,")
                .append(tokens).append(",0,0\n");
    }
}
