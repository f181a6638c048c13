package dev.ftcost.focus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Reported;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The columns, types, nulls, ranges and allowed values of each version of FOCUS, as the table {@code focus/rules.csv} has them, over the sample exports
 * and over a month with teams whose bill has other prices, storage, a credit and days that it does not cover.
 */
class FocusVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static List<CSVRecord> rules;
    private static Ledger ledger;
    private static Ledger billed;

    @BeforeAll
    static void rules(@TempDir Path folder) throws IOException {
        try (CSVParser parser = CSV.parse(Files.newBufferedReader(Path.of("src/test/resources/focus/rules.csv")))) {
            rules = parser.getRecords();
        }
        ledger = Ledgers.of(Path.of("sample-logs"));
        billed = billed(folder);
    }

    private static Ledger billed(Path folder) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        StringBuilder usage = new StringBuilder(Reported.HEADER);
        StringBuilder bill = new StringBuilder(
                "start_time,end_time,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id\n");
        for (int day = 1; day <= 30; day++) {
            LocalDate date = LocalDate.of(2026, 9, day);
            usage.append(Reported.usage(date.toString(), "proj_1", "key_1", Reported.TUNED, 3, 1001L * day, 7, 33));
            usage.append(Reported.usage(date.toString(), "", "", "gpt-4o-mini-2024-07-18", 1, 17, 0, 5));
            String span = date.toEpochDay() * 86_400 + "," + (date.toEpochDay() + 1) * 86_400 + ",";
            if (day <= 20) {
                bill.append(span).append("0.00").append(1000 + day).append(",usd,,,\"ft-gpt-4o-mini-2024-07-18, input\",proj_1\n");
                bill.append(span).append("0.01,usd,,,file search storage,proj_2\n");
            }
        }
        bill.append(LocalDate.of(2026, 9, 20).toEpochDay() * 86_400).append(',').append(LocalDate.of(2026, 9, 21).toEpochDay() * 86_400)
                .append(",-0.25,usd,,,promotional credit,\n");
        Files.writeString(in.resolve("usage.csv"), usage);
        Files.writeString(in.resolve("bill.csv"), bill);
        Files.writeString(in.resolve("jobs.json"),
                """
                        {"object": "list", "has_more": false, "data": [{"object": "fine_tuning.job", "id": "ftjob-1", "model": "gpt-4o-mini-2024-07-18",
                         "fine_tuned_model": "%s", "status": "succeeded", "created_at": 1789000000, "finished_at": 1789003600, "trained_tokens": 77}]}
                        """
                        .formatted(Reported.TUNED));
        Path names = Files.writeString(folder.resolve("names.csv"),
                "id,name,team,cost_center\nproj_1,=Bots,\"Red, \"\"1\"\"\",7\nproj_2,,,8\n");
        return Ledger.of(Ledgers.exports(in), RateCards.load(List.of("openai")), Names.of(names), RetryOverhead.usual(), null,
                new ReadProgress(),
                Cache.none(), Database.open(), SizeThresholds.USUAL);
    }

    @AfterAll
    static void close() {
        ledger.close();
        billed.close();
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
        return month(ledger, version);
    }

    private static CSVParser month(Ledger of, FocusVersion version) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FocusFile focus = FocusFile.of(of, settings(version).of(of))) {
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
        for (Ledger each : List.of(ledger, billed)) {
            try (CSVParser rows = month(each, version)) {
                Set<String> columns = Set.copyOf(rows.getHeaderNames());
                List<CSVRecord> records = rows.getRecords();
                assertFalse(records.isEmpty());
                for (CSVRecord rule : rules.stream().filter(rule -> columns.contains(rule.get("column"))).toList()) {
                    Set<String> allowed = rule.get("allowed").isEmpty() ? Set.of() : Set.of(rule.get("allowed").split("\\|", -1));
                    for (CSVRecord row : records) {
                        judge(rule, row.get(rule.get("column")), allowed);
                        together(rule, row, version);
                    }
                }
                records.forEach(FocusVersionsTest::priced);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMonthWithABillHasEveryKindOfRow(FocusVersion version) throws IOException {
        try (CSVParser rows = month(billed, version)) {
            Set<String> kinds = new TreeSet<>();
            rows.forEach(row -> kinds
                    .add(row.get("ChargeCategory") + " " + row.get("x_CostStatus") + (row.get("Tags").isEmpty() ? "" : " with tags")));
            assertEquals(new TreeSet<>(List.of("Adjustment Billed without usage with tags", "Credit Billed without usage", "Usage Billed",
                    "Usage Billed with tags", "Usage Estimated", "Usage Estimated with tags")), kinds);
        }
    }

    /** What the cells of a row have to do with each other. */
    private static void together(CSVRecord rule, CSVRecord row, FocusVersion version) {
        String column = rule.get("column");
        boolean isEmpty = row.get(column).isEmpty();
        String other = rule.get("null_with");
        assertTrue(other.isEmpty() || row.get(other).isEmpty() == isEmpty, column + " is empty where " + other + " is: " + row);
        boolean isUsage = row.get("ChargeCategory").equals("Usage");
        assertTrue(rule.get("in_usage").isEmpty() || !isUsage || !isEmpty, column + " is empty in usage: " + row);
        assertTrue(!rule.get("in_usage").equals("only") || isUsage || isEmpty, column + " is not empty: " + row);
        assertTrue(rule.get("range").isEmpty() || isEmpty || new BigDecimal(row.get(column)).signum() >= 0,
                column + " is negative: " + row);
        String[] equal = rule.get("equals").split(" ", 2);
        if (equal.length == 2 && new BigDecimal(equal[0]).compareTo(new BigDecimal(version.number())) <= 0) {
            assertEquals(row.get(equal[1]), row.get(column), column + " is " + equal[1] + " from " + equal[0] + " on: " + row);
        }
    }

    /** A cost is its price times the quantity, and without a price it is what was billed. */
    private static void priced(CSVRecord row) {
        for (String kind : List.of("List", "Contracted")) {
            String price = row.get(kind + "UnitPrice");
            BigDecimal expected = price.isEmpty() ? new BigDecimal(row.get("BilledCost"))
                    : new BigDecimal(price).multiply(new BigDecimal(row.get("PricingQuantity")));
            assertEquals(0, expected.compareTo(new BigDecimal(row.get(kind + "Cost"))), kind + "Cost: " + row);
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
        for (CSVRecord rule : rules) {
            schema.get("ColumnDefinition").forEach(column -> assertTrue(!column.get("ColumnName").asText().equals(rule.get("column"))
                    || column.path("Deprecated").asBoolean() == rule.get("until").equals(version.number()), column.toString()));
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
