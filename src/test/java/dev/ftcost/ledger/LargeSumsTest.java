package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.ftcost.testing.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts that add up to more than 64 bits are a sentence with file, model and column, however they come together, and nothing is written. */
class LargeSumsTest {
    private static final long LARGEST = 1L << 53;
    private static final long DAY = 86_400;
    private static final long START = 1_780_272_000L;
    /** So many of the largest counts are more than 64 bits. */
    private static final int ROWS = 1_025;
    private static final String HEADER = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens,input_cached_tokens\n";

    @TempDir
    private Path folder;

    private static String csv(int rows, int days, String counts) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int row = 0; row < rows; row++) {
            long start = START + row % days * DAY;
            text.append(start).append(',').append(start + DAY).append(',').append(counts).append('\n');
        }
        return text.toString();
    }

    private static String log(int rows, String counts) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("{\"id\":\"c").append(row).append("\",\"object\":\"chat.completion\",\"created\":").append(START)
                    .append(",\"model\":\"m\",\"usage\":{")
                    .append(counts).append("}}\n");
        }
        return text.toString();
    }

    private static String jobs(int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("{\"object\":\"fine_tuning.job\",\"id\":\"j").append(row)
                    .append("\",\"model\":\"m\",\"status\":\"succeeded\",\"finished_at\":").append(START)
                    .append(",\"trained_tokens\":").append(LARGEST).append("}\n");
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gz(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    @Test
    void everyWayBeyond64BitsIsASentence() throws IOException {
        String input = "1,m," + LARGEST + ",1,0";
        Map<String, byte[]> files = new TreeMap<>();
        files.put("plain.csv input_tokens", bytes(csv(ROWS, 1, input)));
        files.put("packed.csv.gz input_tokens", gz(csv(ROWS, 1, input)));
        files.put("packed.csv.zst input_tokens", Zstd.compress(bytes(csv(ROWS, 1, input))));
        files.put("plain-days.csv input_tokens", bytes(csv(ROWS, 30, input)));
        files.put("packed-days.csv.gz input_tokens", gz(csv(ROWS, 30, input)));
        files.put("output.csv output_tokens", bytes(csv(ROWS, 30, "1,m,1," + LARGEST + ",0")));
        // Rows of media tokens are read by the exact reader.
        files.put("media.csv input_tokens",
                bytes(csv(ROWS, 1, input + ",1").replace("input_cached_tokens", "input_cached_tokens,input_audio_tokens")));
        files.put("requests.csv num_model_requests", bytes(csv(ROWS, 30, LARGEST + ",m,1,1,0")));
        files.put("cached.csv input_tokens", bytes(csv(ROWS, 30, "1,m," + LARGEST + ",1," + LARGEST)));
        files.put("both.csv input_tokens", bytes(csv(ROWS / 2 + 1, 30, "1,m," + LARGEST + "," + (LARGEST - 1) + ",0")));
        files.put("log.jsonl input_tokens", bytes(log(ROWS, "\"prompt_tokens\":" + LARGEST + ",\"completion_tokens\":1")));
        files.put("log.jsonl.gz output_tokens", gz(log(ROWS, "\"prompt_tokens\":1,\"completion_tokens\":" + LARGEST)));
        files.put("plain-log.jsonl input_tokens", bytes(log(9_300, "\"prompt_tokens\":999999999999999,\"completion_tokens\":1")));
        files.put("jobs.jsonl trained_tokens", bytes(jobs(ROWS)));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            String name = each.getKey().substring(0, each.getKey().indexOf(' '));
            refused(Map.of(name, each.getValue()), name, each.getKey().substring(name.length() + 1));
        }
    }

    @Test
    void severalFilesTogetherAreASentence() throws IOException {
        String most = csv(ROWS / 2 + 1, 1, "1,m," + LARGEST + ",1,0");
        String rest = csv(ROWS / 2, 1, "1,m," + LARGEST + ",1,0").replace(START + "," + (START + DAY),
                (START + DAY) + "," + (START + 2 * DAY));
        refused(Map.of("most.csv", bytes(most), "rest.csv", bytes(rest)), "most.csv", "input_tokens");
    }

    @Test
    void theLargestSumThatFitsIsReported() throws IOException {
        Path input = Files.createDirectories(folder.resolve("fits"));
        Files.writeString(input.resolve("u.csv"), csv(1_023, 30, "1,gpt-4o-2024-08-06," + LARGEST + ",1,0"));
        Outcome outcome = Outcome.of("report", input, "--out", folder.resolve("out"), "--no-cache");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("9,214,364,837,600,034,816"), outcome.out());
    }

    private void refused(Map<String, byte[]> files, String file, String column) throws IOException {
        Path input = Files.createTempDirectory(folder, "in");
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Files.write(input.resolve(each.getKey()), each.getValue());
        }
        Path out = folder.resolve(input.getFileName() + "-out");
        Outcome outcome = Outcome.of("report", input, "--out", out, "--no-cache");
        assertEquals("error: The sum of " + column + " exceeds 9,223,372,036,854,775,807, the largest supported value. '" + file
                + "' contributes most, with the model 'm'. Correct the file, or exclude it with --ignore.\n", outcome.err(), file);
        assertEquals(1, outcome.exit());
        assertFalse(Files.exists(out), "nothing is written");
    }
}
