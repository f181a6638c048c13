package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose first object is longer than the usual look of 256 KiB. */
class LongHeadTest {
    private static final int LONG = 300_000;

    @TempDir
    private Path folder;

    @Test
    void aLogWhoseFirstAnswerHoldsAnImageIsALog() throws IOException {
        assertEquals("request log (JSON) 3 rows, 0 rejected",
                described("lines.jsonl", answer(1, LONG) + "\n" + answer(2, 10) + "\n" + answer(3, 10) + "\n"));
    }

    @Test
    void oneLongAnswerIsALog() throws IOException {
        assertEquals("request log (JSON) 1 rows, 0 rejected", described("one.json", answer(1, LONG).replace(",", ",\n")));
    }

    @Test
    void aListWhoseFirstAnswerIsLongIsALog() throws IOException {
        assertEquals("request log (JSON) 2 rows, 0 rejected",
                described("list.json",
                        "{\"object\":\"list\",\n\"data\":[\n" + answer(1, LONG) + ",\n" + answer(2, 10) + "],\n\"has_more\":false}"));
    }

    @Test
    void aBatchOutputWhoseFirstAnswerIsLongIsABatchOutput() throws IOException {
        String line = "{\"id\":\"batch_req_1\",\"custom_id\":\"r1\",\"response\":{\"status_code\":200,\"request_id\":\"x\",\"body\":%s},\"error\":null}%n";
        assertEquals("batch output (JSONL) 2 rows, 0 rejected",
                described("batch.jsonl", line.formatted(answer(1, LONG)) + line.formatted(answer(2, 10))));
    }

    @Test
    void anEventStreamWhoseFirstChunkIsLongIsRead() throws IOException {
        String first = "data: {\"type\":\"response.created\",\"response\":" + answer(1, LONG) + "}\n\n";
        assertEquals("request log (JSON) 1 rows, 0 rejected", described("stream.txt", first + "data: [DONE]\n"));
    }

    @Test
    void aPageWhoseTimesStandBehindItsResultsIsUsage() throws IOException {
        assertEquals("usage export (JSON) 3000 rows, 0 rejected", described("page.json", page(3_000)));
    }

    @Test
    void everyRowOfAPageIsCountedWhateverTheOrderOfItsKeys() throws IOException {
        String next = ",{\"object\":\"bucket\",\"start_time\":1780444800,\"end_time\":1780531200,\"results\":[" + result() + "]}]}";
        assertEquals("usage export (JSON) 120001 rows, 20000 rejected", described("page.json", page(120_000).replaceFirst("]}$", next)));
        assertTrue(Rows.of(folder.resolve("page.json")).lines.stream().anyMatch(line -> line.endsWith(
                ": follows more than 100,000 rows of its bucket; put start_time and end_time before results")));
    }

    @Test
    void whatCannotBeRecognisedForItsSizeSaysSo() throws IOException {
        Path file = folder.resolve("long.json");
        Files.writeString(file, "{\"a\":[[" + "1234567,".repeat(FileHead.LONGEST_LOOK / 8) + "1]]}");
        ExportFile export = ExportFile.of(file, "long.json");
        assertNull(export.format());
        assertEquals("its first object is longer than 64 MiB and its type is unknown", export.head().description());
    }

    @Test
    void ofMoreKeysOrColumnsThanAreReadNobodySaysHowManyThereAre() throws IOException {
        String keys = IntStream.range(0, 20_000).mapToObj(key -> "\"q" + key + "\":1").collect(Collectors.joining(","));
        assertEquals("all of its first 10,000 keys are unknown", described("keys.json", "{" + keys + "}"));
        assertEquals("its first 10,000 keys are 'id' and 9,999 others", described("keys.json", "{\"id\":1," + keys + "}"));
        assertEquals("it is JSON without a readable object", described("text.json", "{\"id\":\"" + "a".repeat(21_000_000) + "\"}"));
        assertEquals("it begins with 256 KiB of blank lines", described("blank.jsonl", "\n".repeat(LONG) + "{\"id\":1}\n"));
        assertEquals("its first line is longer than 65,536 characters", described("columns.csv", keys + "\n1,2\n"));
    }

    private String described(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        ExportFile export = ExportFile.of(file, name);
        if (export.format() == null) {
            return export.head().description();
        }
        Rows rows = Rows.of(file);
        return export.format().title() + " " + rows.lines.size() + " rows, " + rows.rejects + " rejected";
    }

    private static String answer(int number, int imageLength) {
        return "{\"id\":\"resp_" + number
                + "\",\"object\":\"response\",\"created_at\":1780360000,\"status\":\"completed\",\"model\":\"gpt-4o-2024-08-06\","
                + "\"output\":[{\"type\":\"image_generation_call\",\"id\":\"ig_1\",\"result\":\"" + "A".repeat(imageLength)
                + "\"}],\"service_tier\":\"default\","
                + "\"usage\":{\"input_tokens\":1000,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":10,"
                + "\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":1010}}";
    }

    private static String page(int rows) {
        return "{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"results\":[" + IntStream.range(0, rows).mapToObj(row -> result())
                .collect(Collectors.joining(",")) + "],\"start_time\":1780358400,\"end_time\":1780444800}]}";
    }

    private static String result() {
        return "{\"object\":\"organization.usage.completions.result\",\"input_tokens\":10,\"output_tokens\":1,\"num_model_requests\":1,\"model\":\"gpt-4o-2024-08-06\"}";
    }
}
