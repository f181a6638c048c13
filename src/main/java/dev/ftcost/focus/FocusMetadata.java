package dev.ftcost.focus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.JsonSheet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * {@code focus-metadata.json}: who made the dataset, its columns, and from FOCUS 1.3 on how complete each day is. Its times are those of the
 * exports, never the clock's, so that the same input gives the same bytes.
 */
public final class FocusMetadata {
    private static final Set<String> DECIMALS = Set.of("BilledCost", "ConsumedQuantity", "ContractedCost", "ContractedUnitPrice",
            "EffectiveCost", "ListCost", "ListUnitPrice", "PricingQuantity", "x_RetryOverheadCost");
    private static final Set<String> TIMES = Set.of("BillingPeriodEnd", "BillingPeriodStart", "ChargePeriodEnd", "ChargePeriodStart");
    private static final Set<String> JSON = Set.of("SkuPriceDetails", "Tags");
    /** OpenAI may still change what is younger. */
    private static final Duration SETTLING = Duration.ofHours(48);

    private FocusMetadata() {}

    /**
     * @param program the version of ftcost
     * @param month of the rows
     */
    public static ObjectNode of(Ledger ledger, FocusSettings settings, String program, YearMonth month) {
        FocusVersion version = settings.version();
        Instant newest = newest(ledger, month);
        String dataset = settings.billingAccount() + "-cost-and-usage-" + month;
        ObjectNode document = JsonSheet.object();
        ObjectNode generator = document.putObject("DataGenerator");
        generator.put("DataGenerator", "ftcost");
        if (version.hasRecency()) {
            generator.put("DataGeneratorVersion", program);
            ObjectNode instance = document.putArray("DatasetInstance").addObject();
            instance.put("DatasetInstanceId", dataset);
            instance.put("DatasetInstanceName", "OpenAI cost and usage " + month);
            instance.put("FocusDatasetId", "CostAndUsage");
            recency(document.putArray("Recency").addObject(), dataset, month, newest);
            schema(document.putArray("Schema").addObject(), settings, program, newest).put("DatasetInstanceId", dataset);
        } else {
            schema(document.putObject("Schema"), settings, program, newest);
        }
        return document;
    }

    /** The end of the newest usage; what comes once a month is settled changes nothing of it. */
    public static Instant newest(Ledger ledger, YearMonth month) {
        Instant end = endOf(month.atEndOfMonth());
        if (ledger.newestEnd() == null) {
            return end;
        }
        Instant newest = Instant.ofEpochSecond(ledger.newestEnd());
        return newest.isAfter(end.plus(SETTLING)) ? end.plus(SETTLING) : newest;
    }

    private static ObjectNode schema(ObjectNode schema, FocusSettings settings, String program, Instant newest) {
        schema.put("SchemaId", "ftcost-" + program + "-focus-" + settings.version().number());
        schema.put("FocusVersion", settings.version().number());
        schema.put("CreationDate", newest.toString());
        schema.put("DataGeneratorVersion", program);
        ArrayNode columns = schema.putArray("ColumnDefinition");
        for (String name : settings.version().columns()) {
            ObjectNode column = columns.addObject();
            column.put("ColumnName", name);
            column.put("DataType",
                    DECIMALS.contains(name) ? "DECIMAL" : TIMES.contains(name) ? "DATETIME" : JSON.contains(name) ? "JSON" : "STRING");
            if (JSON.contains(name) || column.get("DataType").textValue().equals("STRING")) {
                column.put("StringEncoding", "UTF-8");
            }
            if (settings.version().isDeprecated(name)) {
                column.put("Deprecated", true);
            }
        }
        return schema;
    }

    private static void recency(ObjectNode recency, String dataset, YearMonth month, Instant newest) {
        Instant settled = newest.minus(SETTLING);
        recency.put("DatasetInstanceId", dataset);
        recency.put("RecencyLastUpdated", newest.toString());
        recency.put("DatasetInstanceLastUpdated", newest.toString());
        recency.put("DatasetInstanceComplete", !endOf(month.atEndOfMonth()).isAfter(settled));
        ArrayNode sectors = recency.putArray("TimeSectors");
        for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            ObjectNode sector = sectors.addObject();
            sector.put("TimeSectorStart", endOf(day.minusDays(1)).toString());
            sector.put("TimeSectorEnd", endOf(day).toString());
            sector.put("TimeSectorComplete", !endOf(day).isAfter(settled));
            sector.put("TimeSectorLastUpdated", newest.toString());
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
