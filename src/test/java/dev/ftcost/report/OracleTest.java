package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Oracle;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few thousand rows through the whole program, against a second computation, digit for digit. */
class OracleTest {
    private static final String CARD_HEADER = "model,service_tier,context,project_id,effective_from,effective_to,input_per_1m,cached_input_per_1m,cache_write_per_1m,"
            + "cache_write_12h_per_1m,output_per_1m\n";
    private static final String TALL = "requests,input_tokens,cached_input_tokens,cache_write_tokens,cache_write_12h_tokens,output_tokens,trained_tokens,input_cost,"
            + "cached_input_cost,cache_write_cost,cache_write_12h_cost,output_cost,training_cost,cost,list_cost,retry_overhead_cost,cost_with_retry_overhead,unpriced_tokens\n";
    private static final String DEARER = "ft:gpt-4o-2024-08-06:acme::Ab12cD34";
    private static final String PLAIN = "=cmd";

    @TempDir
    private Path folder;
    private final List<Oracle.Row> rates = new ArrayList<>();

    @BeforeEach
    void cards() throws IOException {
        card(0, Files.readString(Path.of("src/main/resources/dev/ftcost/rates/openai.csv")));
        Files.writeString(folder.resolve("a.csv"), CARD_HEADER + """
                ft:gpt-9,standard,,,,2026-03-15,1.234567,0.1,,,9.87
                ft:gpt-9,standard,,,2026-03-15,2026-03-16,1.5,,2.5,3.75,
                ft:gpt-9,batch,,,,,0.000001,,,,0.000003
                ft:gpt-9-2026-01-01,batch,,,2026-03-15,,0.5,,,,0.75
                gpt-8-2026-01-01,standard,,,,,4,1,5,10,16
                gpt-8-2026-01-01,standard,long,,,,8,2,10,,24
                gpt-5.4,standard,,proj_A,,,2.75,0.275,,,16.5
                """);
        Files.writeString(folder.resolve("b.csv"), CARD_HEADER + """
                gpt-8-2026-01-01,standard,,,2025-06-10,2025-09-01,3.333333,,,,12.1
                ft:gpt-4o-mini-2024-07-18,standard,,,2026-03-15,,0.25,,0.31,,1.1
                ft:gpt-4o,priority,,,,,7,3,,14.000001,21
                gpt-4o-2024-08-06,flex,,,,,0.7,,,,
                =cmd,standard,,,,,999999.999999,0,,,1
                gpt-6.1-terra,standard,,,,,0.9,0.045,1.1,2.2,4.5
                gpt-6.1-terra,standard,,proj_B,2026-11-01,,1.1,0.055,,2.75,5.5
                gpt-5.5-2026-04-23,standard,long,,,,9.1,0.91,,,41
                """);
        card(1, Files.readString(folder.resolve("a.csv")));
        card(2, Files.readString(folder.resolve("b.csv")));
    }

    private void card(int number, String text) {
        List<String> header = List.of(text.lines().findFirst().orElseThrow().split(","));
        text.lines().skip(1).forEach(line -> {
            // What may be quoted, the source and the note, stands behind these.
            String[] cells = line.split(",", -1);
            rates.add(new Oracle.Row(number, cells[0], cells[1], cell(header, cells, "context") != null, cell(header, cells, "project_id"),
                    cell(header, cells, "effective_from"), cell(header, cells, "effective_to"), cell(header, cells, "input_per_1m"),
                    cell(header, cells, "cached_input_per_1m"), cell(header, cells, "cache_write_per_1m"),
                    cell(header, cells, "cache_write_12h_per_1m"),
                    cell(header, cells, "output_per_1m")));
        });
    }

    private static String cell(List<String> header, String[] cells, String column) {
        int index = header.indexOf(column);
        return index < 0 || cells[index].isEmpty() ? null : cells[index];
    }

    @Test
    void theReportOfAFileThatIsReadExactlyIsWhatThePencilSays() throws IOException {
        compare(Usage.seeded(1, 3_000));
    }

    @Test
    void theReportOfAFileThatIsScannedIsWhatThePencilSays() throws IOException {
        compare(Usage.seeded(2, 5_000).stream().filter(row -> row.mediaInput() + row.mediaCached() + row.mediaOutput() == 0).toList());
    }

    @Test
    void theReportOfRequestsIsWhatThePencilSays() throws IOException {
        List<Usage> requests = Usage.seeded(3, 3_000).stream().filter(row -> !row.model().isEmpty()).map(row -> row.asRequest(600_000))
                .toList();
        assertTrue(requests.stream().filter(Usage::isLong).count() > 200);
        StringBuilder log = new StringBuilder();
        for (int number = 0; number < requests.size(); number++) {
            log.append(requests.get(number).request(number));
        }
        compare("requests.jsonl", log.toString(), requests);
    }

    private static final String NAMES = """
            id,name,team
            proj_A,Alpha,Red
            proj_B,Beta,
            key_1,,Blue
            key_2,Second,
            user-2,Grace,Green
            """;

    /** The most specific id that has a team says it. */
    private static String team(Usage row) {
        return row.apiKey().equals("key_1") ? "Blue" : row.user().equals("user-2") ? "Green" : row.project().equals("proj_A") ? "Red" : "";
    }

    private static String project(Usage row) {
        return row.project().isEmpty() ? "" : row.project().equals("proj_A") ? "Alpha" : "Beta";
    }

    private void compare(List<Usage> usage) throws IOException {
        compare("usage.csv", Usage.csv(usage), usage);
    }

    private void compare(String name, String text, List<Usage> usage) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in").resolve(name), text);
        Files.writeString(folder.resolve("names.csv"), NAMES);
        Outcome outcome = Outcome.of("report", folder.resolve("in"), "--names", folder.resolve("names.csv"), "--out", folder.resolve("out"),
                "--rates", "openai", "--rates",
                folder.resolve("a.csv"), "--rates",
                folder.resolve("b.csv"), "--retry-overhead", "7.5%", "--retry-overhead", DEARER + "=8.1234%", "--retry-overhead",
                PLAIN + "=0%");
        assertEquals(3, outcome.exit(), outcome::err);
        Map<String, String> files = Outcome.csvs(folder.resolve("out"));
        Oracle oracle = new Oracle(rates, model -> new BigDecimal(model.equals(DEARER) ? "0.081234" : model.equals(PLAIN) ? "0" : "0.075"));
        TreeSet<String> months = new TreeSet<>();
        usage.forEach(row -> months.add(month(row)));
        assertTrue(months.size() > 3);
        for (String month : months) {
            List<Usage> rows = usage.stream().filter(row -> month(row).equals(month)).toList();
            assertEquals("month,model,base_model,fine_tuned,service_tier," + TALL
                    + text(oracle, rows, row -> key(month(row), row.model(), Oracle.base(row.model()),
                            Oracle.fineTuned(row.model()), row.serviceTier())),
                    files.remove(month + "/cost-by-model.csv"));
            assertEquals("month,date,model,base_model,fine_tuned," + TALL
                    + text(oracle, rows, row -> key(month(row), row.day(), row.model(), Oracle.base(row.model()),
                            Oracle.fineTuned(row.model()))),
                    files.remove(month + "/cost-by-day.csv"));
            assertEquals("month,team,model,base_model,fine_tuned," + TALL
                    + text(oracle, rows, row -> key(month(row), team(row), row.model(), Oracle.base(row.model()),
                            Oracle.fineTuned(row.model()))),
                    files.remove(month + "/cost-by-team.csv"));
            assertEquals("month,api_key_id,key_name,team,model,base_model,fine_tuned," + TALL
                    + text(oracle, rows, row -> key(month(row), row.apiKey(), row.apiKey().equals("key_2") ? "Second" : "",
                            row.apiKey().equals("key_1") ? "Blue" : "", row.model(), Oracle.base(row.model()),
                            Oracle.fineTuned(row.model()))),
                    files.remove(month + "/cost-by-key.csv"));
            assertEquals("month,project_id,project_name,team,model,base_model,fine_tuned," + TALL
                    + text(oracle, rows, row -> key(month(row), row.project(), project(row), row.project().equals("proj_A") ? "Red" : "",
                            row.model(), Oracle.base(row.model()),
                            Oracle.fineTuned(row.model()))),
                    files.remove(month + "/cost-by-project.csv"));
        }
        files.keySet().removeIf(file -> !file.contains("/cost-by-"));
        assertEquals(Map.of(), files);
    }

    private static String text(Oracle oracle, List<Usage> rows, Function<Usage, String> key) {
        StringBuilder text = new StringBuilder();
        oracle.table(rows, key).forEach((lead, line) -> {
            String cells = String.join(",",
                    List.of(lead.split("\0", -1)).stream().map(cell -> cell.startsWith("=") ? "'" + cell : cell).toList());
            text.append(cells).append(',').append(line.cells()).append('\n');
        });
        return text.toString();
    }

    private static String month(Usage row) {
        return row.day().toString().substring(0, 7);
    }

    /** Cells that sort as their rows must. */
    private static String key(Object... cells) {
        return String.join("\0", List.of(cells).stream().map(Object::toString).toList());
    }
}
