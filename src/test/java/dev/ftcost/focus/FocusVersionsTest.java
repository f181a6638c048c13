package dev.ftcost.focus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The columns, types and allowed values of each version of FOCUS, as the table {@code focus/rules.csv} has them, over the sample exports. */
class FocusVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static List<CSVRecord> rules;
    private static Ledger ledger;

    @BeforeAll
    static void rules() throws IOException {
        try (CSVParser parser = CSV.parse(Files.newBufferedReader(Path.of("src/test/resources/focus/rules.csv")))) {
            rules = parser.getRecords();
        }
        ledger = Ledgers.of(Path.of("sample-logs"));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static FocusSettings settings(FocusVersion version) {
        return new FocusSettings(version, "org-acme");
    }

    private static boolean holds(CSVRecord rule, FocusVersion version) {
        BigDecimal number = new BigDecimal(version.number());
        return new BigDecimal(rule.get("from")).compareTo(number) <= 0
                && (rule.get("until").isEmpty() || new BigDecimal(rule.get("until")).compareTo(number) >= 0);
    }

    private static CSVParser month(FocusVersion version) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FocusFile focus = FocusFile.of(ledger, settings(version))) {
            focus.write("2026-09", out);
        }
        return CSVParser.parse(new StringReader(out.toString(StandardCharsets.UTF_8)), CSV);
    }

    @ParameterizedTest
    @EnumSource
    void aVersionHasItsMandatoryColumnsAndNoneOfAnother(FocusVersion version) throws IOException {
        List<String> names = new ArrayList<>(month(version).getHeaderNames());
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(null);
        assertEquals(sorted, names);
        for (CSVRecord rule : rules) {
            String column = rule.get("column");
            boolean isThere = names.remove(column);
            assertTrue(isThere == holds(rule, version) || !rule.get("level").equals("Mandatory") && !isThere, version + " " + column);
        }
        assertEquals(FocusFileTest.CUSTOM, Set.copyOf(names), "columns that the version does not have");
    }

    @ParameterizedTest
    @EnumSource
    void everyCellHasTheTypeAndAnAllowedValue(FocusVersion version) throws IOException {
        try (CSVParser rows = month(version)) {
            Set<String> columns = Set.copyOf(rows.getHeaderNames());
            List<CSVRecord> records = rows.getRecords();
            assertFalse(records.isEmpty());
            for (CSVRecord rule : rules.stream().filter(rule -> columns.contains(rule.get("column"))).toList()) {
                Set<String> allowed = rule.get("allowed").isEmpty() ? Set.of() : Set.of(rule.get("allowed").split("\\|", -1));
                for (CSVRecord row : records) {
                    judge(rule, row.get(rule.get("column")), allowed);
                    String other = rule.get("null_with");
                    assertTrue(other.isEmpty() || row.get(other).isEmpty() == row.get(rule.get("column")).isEmpty(),
                            rule.get("column") + " is empty where " + other + " is: " + row);
                }
            }
        }
    }

    private static void judge(CSVRecord rule, String cell, Set<String> allowed) throws IOException {
        String column = rule.get("column");
        if (cell.isEmpty()) {
            assertEquals("yes", rule.get("nullable"), column);
            return;
        }
        assertTrue(allowed.isEmpty() || allowed.contains(cell), column + " " + cell);
        switch (rule.get("type")) {
            // A reader that looks at the first rows takes a column of whole numbers for one of integers.
            case "Decimal" -> assertTrue(cell.matches("-?\\d+\\.\\d+"), column + " " + cell);
            case "DateTime" -> assertTrue(cell.endsWith("Z") && OffsetDateTime.parse(cell) != null, column + " " + cell);
            case "Json" -> assertTrue(JSON.readTree(cell).isObject(), column + " " + cell);
            default -> assertFalse(cell.isBlank(), column);
        }
    }

    @ParameterizedTest
    @EnumSource
    void metadataNameTheGeneratorAndEveryColumn(FocusVersion version) throws IOException {
        JsonNode metadata = JSON.readTree(FocusMetadata.of(ledger, settings(version), "1.0.0", YearMonth.of(2026, 9)).toString());
        assertEquals("ftcost", metadata.at("/DataGenerator/DataGenerator").asText());
        JsonNode schema = version.hasRecency() ? metadata.at("/Schema/0") : metadata.at("/Schema");
        assertEquals(version.number(), schema.get("FocusVersion").asText());
        assertEquals(month(version).getHeaderNames(), schema.get("ColumnDefinition").findValuesAsText("ColumnName"));
        for (CSVRecord rule : rules) {
            schema.get("ColumnDefinition").forEach(column -> assertTrue(!column.get("ColumnName").asText().equals(rule.get("column"))
                    || column.get("DataType").asText().equalsIgnoreCase(rule.get("type")), column.toString()));
        }
        assertEquals(version.hasRecency(), metadata.has("Recency") && metadata.has("DatasetInstance"));
    }

    /** The samples end with the 31st of October. */
    @ParameterizedTest
    @EnumSource(value = FocusVersion.class, names = "V1_2", mode = EnumSource.Mode.EXCLUDE)
    void daysUnderFortyEightHoursAreIncomplete(FocusVersion version) throws IOException {
        JsonNode october = JSON.readTree(FocusMetadata.of(ledger, settings(version), "1.0.0", YearMonth.of(2026, 10)).toString())
                .at("/Recency/0");
        assertFalse(october.get("DatasetInstanceComplete").asBoolean());
        assertEquals(31, october.get("TimeSectors").size());
        assertTrue(october.at("/TimeSectors/28/TimeSectorComplete").asBoolean(), "the 29th ends 48 hours before the newest bucket");
        assertFalse(october.at("/TimeSectors/29/TimeSectorComplete").asBoolean());
        JsonNode august = JSON.readTree(FocusMetadata.of(ledger, settings(version), "1.0.0", YearMonth.of(2026, 8)).toString())
                .at("/Recency/0");
        assertTrue(august.get("DatasetInstanceComplete").asBoolean());
    }
}
