package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table that a month has as CSV is in {@code report.json} too, cell for cell, and a tab of the workbook. */
class SameTablesTest {
    /** Where the rows of a file are in {@code report.json}, and what the tab is called. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("cost-by-model.csv", List.of("/rows", "Models")), Map.entry("cost-by-day.csv", List.of("/by_day", "Days")),
            Map.entry("cost-by-project.csv", List.of("/by_project", "Projects")),
            Map.entry("cost-by-key.csv", List.of("/by_key", "API keys")), Map.entry("cost-by-team.csv", List.of("/by_team", "Teams")),
            Map.entry("lifecycle.csv", List.of("/lifecycle", "Models that stop")),
            Map.entry("contract-savings.csv", List.of("/contract/rows", "Contract savings")),
            Map.entry("anomalies.csv", List.of("/anomalies", "Anomalies")),
            Map.entry("reconciliation.csv", List.of("/reconciliation/rows", "Reconciliation")),
            Map.entry("billed-by-team.csv", List.of("/billed_by_team", "Billed by team")));

    @TempDir
    private Path tmp;

    @Test
    void everyTableOfACsvIsInReportJsonAndInTheWorkbook() throws IOException {
        Path names = Files.writeString(tmp.resolve("names.csv"),
                "id,name,team,cost_center\nkey_Sj5Eq0GmBh2UyLd6,Reader,\"Legal, EMEA\",1\nproj_kT4mWq8ZbN2xVc7RpL5sYd1H,,Support,2\n");
        Path card = Files.writeString(tmp.resolve("contract.csv"),
                "model,service_tier,input_per_1m,cached_input_per_1m,output_per_1m\nft:gpt-4.1-mini-2025-04-14,standard,0.71,0.17,2.83\n");
        Reported reported = Reported.of(tmp.resolve("r"), "sample-logs", "--month", "2026-10", "--names", names.toString(), "--rates",
                "openai," + card);
        List<String> files;
        try (Stream<Path> children = Files.list(reported.folder().resolve("2026-10"))) {
            files = children.map(child -> child.getFileName().toString())
                    .filter(name -> name.endsWith(".csv") && !name.equals("focus.csv")).sorted().toList();
        }
        assertEquals(List.copyOf(new TreeSet<>(PLACES.keySet())), files, "every table occurs, and has a place");
        JsonNode json = reported.json("2026-10");
        String tabs = tabs(reported);
        for (String file : files) {
            List<List<String>> expected = new ArrayList<>();
            for (CSVRecord row : reported.csv("2026-10/" + file)) {
                expected.add(row.toMap().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(cell -> cell.getKey() + "=" + cell.getValue()).toList());
            }
            List<List<String>> actual = new ArrayList<>();
            json.at(PLACES.get(file).get(0)).forEach(row -> actual.add(cells(row)));
            assertTrue(!expected.isEmpty(), file);
            assertEquals(expected, actual, file);
            assertTrue(tabs.contains("name=\"" + PLACES.get(file).get(1) + "\""), file + " has no tab: " + tabs);
        }
    }

    private static List<String> cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.fields().forEachRemaining(cell -> cells.add(cell.getKey() + "=" + (cell.getValue().isNull() ? "" : cell.getValue().asText())));
        cells.sort(null);
        return cells;
    }

    private static String tabs(Reported reported) throws IOException {
        try (ZipFile workbook = new ZipFile(reported.folder().resolve("2026-10/report.xlsx").toFile())) {
            return new String(workbook.getInputStream(workbook.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
