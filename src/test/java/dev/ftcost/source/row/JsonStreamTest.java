package dev.ftcost.source.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in a JSON document costs the row that it is in, and never moves another to a day that is not its own. */
class JsonStreamTest {
    @TempDir
    Path folder;

    private static final String PAGE = """
            {"object": "page", "data": [
              {"object": "bucket", "start_time": 1780358400, "end_time": 1780444800, "results": [
                {"object": "organization.usage.completions.result", "input_tokens": 11, "output_tokens": 1, "num_model_requests": 1},
                {"object": "organization.usage.completions.result", "input_tokens": 12, "output_tokens": 1, "num_model_requests": 1},
                {"object": "organization.usage.completions.result", "input_tokens": 13, "output_tokens": 1, "num_model_requests": 1}
              ]},
              {"object": "bucket", "start_time": 1780444800, "end_time": 1780531200, "results": [
                {"object": "organization.usage.completions.result", "input_tokens": 14, "output_tokens": 1, "num_model_requests": 1}
              ]}
            ], "has_more": false, "next_page": null}
            """;

    private List<String> inputs(String page) throws IOException {
        return inputs(page.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> inputs(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return Rows.of(file).lines.stream().map(row -> row.startsWith("reject") ? row.replaceAll("^reject (line \\d+).*", "$1")
                : row.replaceAll("usage 2026-06-0(\\d)/.* input=(\\d+) .*", "$1:$2")).toList();
    }

    @Test
    void aFaultInADocumentCostsItsRow() throws IOException {
        String onOneLine = PAGE.replaceAll("\\n\\s*", "");
        String pretty = PAGE.replaceAll("([,{\\[]) *(?=[\"{])", "$1\n      ");
        assertEquals(List.of("2:11", "2:12", "2:13", "3:14"), inputs(PAGE));
        assertEquals(List.of("2:11", "2:12", "2:13", "3:14"), inputs(pretty));
        for (String fault : List.of("1x2", "\"12", "}12", "[12", "\u000012", "12 12")) {
            assertEquals(List.of("2:11", "line 4", "2:13", "3:14"), inputs(PAGE.replace(" 12,", " " + fault + ",")), fault);
            assertEquals(List.of("2:11", "line 1", "2:13", "3:14"), inputs(onOneLine.replace(" 12,", " " + fault + ",")), fault);
            assertEquals(List.of("2:11", "line N", "2:13", "3:14"),
                    inputs(pretty.replace(" 12,", " " + fault + ",")).stream().map(row -> row.replaceAll("line \\d+", "line N")).toList(),
                    fault);
        }
    }

    @Test
    void aFaultInABucketNeverMovesItsRowsToAnotherDay() throws IOException {
        assertEquals(List.of("2:11", "2:12", "2:13", "line 7", "line 8"), inputs(PAGE.replace("1780444800, \"end", "17804x44800, \"end")));
        assertEquals(List.of("2:11", "2:12", "2:13", "line 8"),
                inputs(PAGE.replace("\"start_time\": 1780444800", "\"start\": 1780444800")));
        assertEquals(List.of("2:11", "line 4", "2:13", "line 7", "line 8"),
                inputs(PAGE.replace(" 12,", " x12,").replace("1780444800, \"end", "17804x44800, \"end")));
    }

    @Test
    void aTornDocumentKeepsTheRowsBefore() throws IOException {
        assertEquals(List.of("2:11", "2:12", "line 5"), inputs(PAGE.substring(0, PAGE.indexOf("13,"))));
        assertEquals(List.of("2:11", "2:12", "line 6", "2:11", "2:12", "2:13", "3:14", "line 16"),
                inputs(PAGE.substring(0, PAGE.indexOf("3,", PAGE.indexOf("12,"))) + "\n" + PAGE));
    }

    @Test
    void aBombOfNestingIsNamed() throws IOException {
        assertTrue(inputs(PAGE.replace(" 12,", "[".repeat(200_000) + ",")).containsAll(List.of("2:11", "line 4", "2:13", "3:14")));
        assertTrue(inputs(PAGE.replace(" 12,", "{\"a\":".repeat(200_000) + ",")).containsAll(List.of("2:11", "2:13", "3:14")));
    }

    @Test
    void aPackedDocumentIsReadAsItIs() throws IOException {
        assertEquals(List.of("2:11", "2:12", "2:13", "3:14"), inputs(Zstd.compress(PAGE.getBytes(StandardCharsets.UTF_8))));
    }
}
