package dev.ftcost.focus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of FOCUS 1.2 that focus.csv claims to keep, over a December with everything in it that has a price or none. */
class FocusFileTest {
    private static final Set<String> MANDATORY = Set.of("BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargePeriodEnd", "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName",
            "ServiceCategory",
            "ServiceName");
    private static final Set<String> CONDITIONAL = Set.of("ConsumedQuantity", "ConsumedUnit", "ContractedUnitPrice", "ListUnitPrice",
            "PricingCategory", "ResourceId", "ResourceName", "ResourceType", "SkuId", "SkuMeter", "SkuPriceDetails", "SkuPriceId",
            "SubAccountId",
            "SubAccountName", "Tags");
    private static final Set<String> RECOMMENDED = Set.of("ChargeFrequency", "ServiceSubcategory");
    /** Those that ftcost adds, and no other. */
    static final Set<String> CUSTOM = Set.of("x_BaseModel", "x_CostStatus", "x_FineTuned", "x_JobId", "x_Model", "x_RateCard",
            "x_RetryOverheadCost", "x_ServiceTier");
    /** Columns that may be null in a row of usage. */
    private static final Set<String> NULLABLE = Set.of("BillingAccountName", "ChargeClass", "ResourceId", "ResourceName", "ResourceType",
            "SubAccountId",
            "SubAccountName", "Tags");
    private static final List<String> COSTS = List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost");

    private static Ledger ledger;
    private static String text;
    private static List<CSVRecord> rows;
    private static List<String> header;

    @BeforeAll
    static void december(@TempDir Path folder) throws IOException {
        StringBuilder usage = new StringBuilder(
                "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,"
                        + "batch,service_tier,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_audio_tokens\n");
        String tuned = "ft:gpt-4o-mini-2024-07-18:acme:support:AbC12dEf";
        bucket(usage, "2026-12-01", "proj_A", 3, tuned, "False,default", "1234567,89,4567,0,0");
        bucket(usage, "2026-12-01", "proj_A", 3, tuned, "True,default", "7,1,0,0,0");
        bucket(usage, "2026-12-31", "", 1, "ft:gpt-4.1-nano-2025-04-14:acme::x9", "False,default", "3,1,1,0,0");
        bucket(usage, "2026-12-31", "proj_A", 1, "gpt-4o-mini-2024-07-18", "False,priority", "11,12,0,0,0");
        bucket(usage, "2026-12-31", "proj_A", 1, "gpt-4o-mini-2024-07-18", "False,incentivized-tier", "1000,1000,0,0,0");
        bucket(usage, "2026-12-31", "=cmd()", 1, tuned, "False,default", "100,0,0,0,40");
        bucket(usage, "2026-12-30", "proj_A", 1, "ft:gpt-9-2030-01-01:acme::none", "False,default", "500,5,0,0,0");
        Files.writeString(folder.resolve("usage.csv"), usage);
        Files.writeString(folder.resolve("jobs.json"), "{\"object\":\"list\",\"has_more\":false,\"data\":["
                + job("ftjob-1", tuned, 1_500_003, "\"method\":{\"type\":\"supervised\"}") + "]}");
        ledger = Ledgers.of(folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FocusFile focus = FocusFile.of(ledger, new FocusSettings(FocusVersion.V1_2, "org-acme"))) {
            focus.write("2026-12", out);
        }
        text = out.toString(StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(new StringReader(text),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            header = parser.getHeaderNames();
            rows = parser.getRecords();
        }
    }

    private static void bucket(StringBuilder usage, String day, String project, int requests, String model, String batchAndTier,
            String counts) {
        long start = LocalDate.parse(day).toEpochDay() * 86_400;
        usage.append(start).append(',').append(start + 86_400).append(",,,").append(project).append(',').append(requests)
                .append(",user-1,key_1,")
                .append(model).append(',').append(batchAndTier).append(',').append(counts).append('\n');
    }

    private static String job(String id, String made, long trained, String method) {
        long at = LocalDate.parse("2026-12-15").toEpochDay() * 86_400;
        return "{\"object\":\"fine_tuning.job\",\"id\":\"" + id + "\",\"model\":\"gpt-4o-mini-2024-07-18\",\"fine_tuned_model\":\"" + made
                + "\",\"status\":\"succeeded\",\"created_at\":" + at + ",\"finished_at\":" + (at + 60) + ",\"trained_tokens\":" + trained
                + "," + method + "}";
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static void each(BiConsumer<CSVRecord, String> rule) {
        assertFalse(rows.isEmpty());
        rows.forEach(row -> rule.accept(row, "line " + (row.getRecordNumber() + 1)));
    }

    private static BigDecimal decimal(CSVRecord row, String column) {
        return new BigDecimal(row.get(column));
    }

    private static OffsetDateTime instant(CSVRecord row, String column) {
        assertTrue(row.get(column).matches("\\d{4}-\\d{2}-\\d{2}T00:00:00Z"), row.get(column));
        return OffsetDateTime.parse(row.get(column));
    }

    @Test
    void allMandatoryColumnsAreThereAndTheConditionalOnesThatApply() {
        assertTrue(header.containsAll(MANDATORY));
        assertTrue(header.containsAll(CONDITIONAL));
        Set<String> known = new HashSet<>(MANDATORY);
        known.addAll(CONDITIONAL);
        known.addAll(RECOMMENDED);
        known.addAll(CUSTOM);
        assertEquals(known, new HashSet<>(header));
    }

    @Test
    void columnsArePascalCaseAndOursComeLast() {
        header.forEach(column -> assertTrue(column.matches("(x_)?([A-Z][a-z]+)+") && column.length() <= 50, column));
        List<String> sorted = new ArrayList<>(header);
        sorted.sort(null);
        assertEquals(sorted, header, "sorted by name, which puts x_ last");
        assertEquals(header.size(), new HashSet<>(header).size());
    }

    @Test
    void nullIsAnEmptyCellAndOnlyWhereTheSpecificationHasOne() {
        each((row, line) -> header.stream().filter(column -> !column.startsWith("x_") && !NULLABLE.contains(column))
                .forEach(column -> assertFalse(row.get(column).isEmpty(), line + " " + column)));
        each((row, line) -> header
                .forEach(column -> assertFalse(row.get(column).matches("(?i)null|n/a|none|not applicable"), line + " " + column)));
        each((row, line) -> assertEquals("", row.get("ChargeClass"), "no row is a correction"));
    }

    @Test
    void amountsAreDecimalsWithoutExponentAndNeverNegative() {
        List<String> numbers = new ArrayList<>(COSTS);
        numbers.addAll(List.of("ListUnitPrice", "ContractedUnitPrice", "ConsumedQuantity", "PricingQuantity"));
        each((row, line) -> numbers
                .forEach(column -> assertTrue(row.get(column).matches("\\d+(\\.\\d+)?"), line + " " + column + " " + row.get(column))));
        each((row, line) -> assertTrue(decimal(row, "ConsumedQuantity").signum() > 0, line));
    }

    @Test
    void priceTimesQuantityIsTheCostToTheLastDigit() {
        each((row, line) -> assertEquals(0,
                decimal(row, "ListUnitPrice").multiply(decimal(row, "PricingQuantity")).compareTo(decimal(row, "ListCost")), line));
        each((row, line) -> assertEquals(0,
                decimal(row, "ContractedUnitPrice").multiply(decimal(row, "PricingQuantity")).compareTo(decimal(row, "ContractedCost")),
                line));
    }

    @Test
    void withoutABillAllCostsAreTheListCostAndSaidToBeEstimated() {
        each((row, line) -> COSTS.forEach(column -> assertEquals(row.get("ListCost"), row.get(column), line + " " + column)));
        each((row, line) -> assertEquals("Estimated", row.get("x_CostStatus")));
    }

    @Test
    void allowedValuesAndUnits() {
        Map<String, Set<String>> allowed = Map.of("ChargeCategory", Set.of("Usage"), "ChargeFrequency", Set.of("Usage-Based"),
                "PricingCategory",
                Set.of("Standard"), "ServiceCategory", Set.of("AI and Machine Learning"), "ServiceSubcategory", Set.of("Generative AI"),
                "BillingCurrency", Set.of("USD"), "BillingAccountId", Set.of("org-acme"), "ConsumedUnit", Set.of("Tokens", "Hours"));
        each((row, line) -> allowed.forEach((column, values) -> assertTrue(values.contains(row.get(column)), line + " " + column)));
        each((row, line) -> assertEquals(row.get("ConsumedUnit").equals("Tokens") ? "1000000 Tokens" : "Hours", row.get("PricingUnit"),
                line));
        each((row, line) -> assertEquals(0,
                decimal(row, "PricingQuantity").multiply(new BigDecimal(row.get("ConsumedUnit").equals("Tokens") ? 1_000_000 : 1))
                        .compareTo(decimal(row, "ConsumedQuantity")),
                line));
    }

    @Test
    void aChargePeriodIsAHalfOpenDayInAHalfOpenMonth() {
        each((row, line) -> {
            OffsetDateTime start = instant(row, "ChargePeriodStart");
            assertEquals(start.plusDays(1), instant(row, "ChargePeriodEnd"), line);
            YearMonth month = YearMonth.from(start);
            assertEquals(month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC), instant(row, "BillingPeriodStart"), line);
            assertEquals(month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC), instant(row, "BillingPeriodEnd"), line);
        });
        assertTrue(text.contains("2027-01-01T00:00:00Z"), "a December ends in the next year");
    }

    @Test
    void aPriceIdHasOneSkuOneMeterOneSetOfDetailsAndOneDayHasOnePriceForIt() {
        for (String column : List.of("SkuId", "SkuMeter", "SkuPriceDetails")) {
            Map<String, String> parents = new HashMap<>();
            each((row, line) -> assertEquals(row.get(column), parents.computeIfAbsent(row.get("SkuPriceId"), id -> row.get(column)), line));
        }
        Map<String, String> prices = new HashMap<>();
        each((row, line) -> assertEquals(row.get("ListUnitPrice"),
                prices.computeIfAbsent(row.get("SkuPriceId") + row.get("ChargePeriodStart"), id -> row.get("ListUnitPrice")), line));
        each((row, line) -> assertTrue(
                row.get("SkuPriceDetails")
                        .matches("\\{\"x_BaseModel\":\"[^\"]+\",\"x_FineTuned\":(true|false),\"x_ServiceTier\":\"[^\"]+\"\\}"),
                line));
    }

    @Test
    void subAccountsAndResourcesAreNullTogether() {
        each((row, line) -> assertEquals(row.get("SubAccountId").isEmpty(), row.get("SubAccountName").isEmpty(), line));
        each((row, line) -> assertEquals(row.get("ResourceId").isEmpty(), row.get("ResourceType").isEmpty(), line));
        each((row, line) -> assertFalse(row.get("ResourceId").isEmpty() && !row.get("ResourceName").isEmpty(), line));
        each((row, line) -> assertTrue(row.get("ResourceName").isEmpty() || !row.get("ResourceName").equals(row.get("ResourceId")), line));
    }

    @Test
    void aRowIsADayProjectModelTierAndMeter() {
        Set<String> seen = new HashSet<>();
        each((row, line) -> assertTrue(seen.add(String.join("|", row.get("ChargePeriodStart"), row.get("SubAccountId"), row.get("x_Model"),
                row.get("x_ServiceTier"), row.get("SkuId"), row.get("x_JobId"))), line));
    }

    @Test
    void theListCostsAndTheRetryOverheadAddUpToTheReport() {
        BigDecimal list = rows.stream().map(row -> decimal(row, "ListCost")).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, total("list_cost").compareTo(list));
        BigDecimal retry = rows.stream().filter(row -> !row.get("x_RetryOverheadCost").isEmpty())
                .map(row -> decimal(row, "x_RetryOverheadCost"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, total("retry_overhead_cost").compareTo(retry));
    }

    private static BigDecimal total(String column) {
        return ledger.database().one("report/totals", row -> row.getBigDecimal(column), "2026-12", "2026-12");
    }

    @Test
    void usageWithoutARateIsLeftOutAndFreeUsageStands() {
        assertFalse(text.contains("gpt-9"), "a cost that is not known is no row: ListCost must not be null, and 0 would be wrong");
        assertFalse(text.contains("media"), "audio tokens have no rate on this card");
        assertTrue(rows.stream()
                .anyMatch(row -> row.get("x_ServiceTier").equals("incentivized-tier") && decimal(row, "ListCost").signum() == 0));
        assertEquals(1,
                rows.stream().filter(row -> row.get("SkuMeter").equals("Training Tokens") && row.get("x_JobId").equals("ftjob-1")).count());
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsText() {
        assertTrue(rows.stream().anyMatch(row -> row.get("SubAccountId").equals("'=cmd()")));
    }
}
