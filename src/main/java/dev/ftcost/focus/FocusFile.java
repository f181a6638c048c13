package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** {@code focus.csv}: the Cost and Usage dataset of FOCUS 1.2, written row by row, since a month of it has no bound. */
public final class FocusFile {
    /** The version of the specification that the rows follow. */
    public static final String VERSION = "1.2";
    /** What stands for the billing account where nobody names it: the usage exports do not. */
    public static final String UNNAMED_ACCOUNT = "openai-organization";

    /** FOCUS columns first, then our own; each sorted by name. */
    static final List<Field> FIELDS = List.of(
            amount("BilledCost", (c, account) -> c.billedCost()),
            text("BillingAccountId", (c, account) -> account),
            text("BillingAccountName", (c, account) -> null),
            text("BillingCurrency", (c, account) -> "USD"),
            text("BillingPeriodEnd", (c, account) -> midnight(c.day().withDayOfMonth(1).plusMonths(1))),
            text("BillingPeriodStart", (c, account) -> midnight(c.day().withDayOfMonth(1))),
            text("ChargeCategory", (c, account) -> "Usage"),
            text("ChargeClass", (c, account) -> null),
            text("ChargeDescription", (c, account) -> c.description()),
            text("ChargeFrequency", (c, account) -> "Usage-Based"),
            text("ChargePeriodEnd", (c, account) -> midnight(c.day().plusDays(1))),
            text("ChargePeriodStart", (c, account) -> midnight(c.day())),
            text("ConsumedQuantity", (c, account) -> plain(c.consumed())),
            text("ConsumedUnit", (c, account) -> c.byHour() ? "Hours" : "Tokens"),
            amount("ContractedCost", (c, account) -> c.billedCost()),
            amount("ContractedUnitPrice", (c, account) -> c.unitPrice()),
            amount("EffectiveCost", (c, account) -> c.billedCost()),
            text("InvoiceIssuerName", (c, account) -> "OpenAI"),
            amount("ListCost", (c, account) -> c.listCost()),
            amount("ListUnitPrice", (c, account) -> c.unitPrice()),
            text("PricingCategory", (c, account) -> "Standard"),
            text("PricingQuantity", (c, account) -> plain(c.priced())),
            text("PricingUnit", (c, account) -> c.byHour() ? "Hours" : "1000000 Tokens"),
            text("ProviderName", (c, account) -> "OpenAI"),
            text("PublisherName", (c, account) -> "OpenAI"),
            text("ResourceId", (c, account) -> c.fineTuned() ? c.model() : null),
            text("ResourceName", (c, account) -> c.displayName()),
            text("ResourceType", (c, account) -> c.fineTuned() ? "Fine-Tuned Model" : null),
            text("ServiceCategory", (c, account) -> "AI and Machine Learning"),
            text("ServiceName", (c, account) -> "OpenAI API"),
            text("ServiceSubcategory", (c, account) -> "Generative AI"),
            text("SkuId", (c, account) -> c.skuId()),
            text("SkuMeter", (c, account) -> c.meterName()),
            text("SkuPriceDetails", (c, account) -> c.priceDetails()),
            text("SkuPriceId", (c, account) -> c.skuId() + "/" + c.tier()),
            text("SubAccountId", (c, account) -> c.project()),
            // The exports do not know the project's name, and the specification wants one where there is an id.
            text("SubAccountName", (c, account) -> c.project()),
            text("x_BaseModel", (c, account) -> c.baseModel()),
            text("x_CostStatus", (c, account) -> c.costStatus()),
            text("x_FineTuned", (c, account) -> String.valueOf(c.fineTuned())),
            text("x_JobId", (c, account) -> c.jobId()),
            text("x_Model", (c, account) -> c.model()),
            text("x_RateCard", (c, account) -> c.rate()),
            amount("x_RetryOverheadCost", (c, account) -> c.retryOverhead()),
            text("x_ServiceTier", (c, account) -> c.tier()));

    private FocusFile() {}

    /** A column, and what of a charge stands in it. */
    private record Field(Column column, BiFunction<FocusCharge, String, Object> cell) {}

    private record Span(LocalDate first, LocalDate last) {}

    /** @param billingAccount the organisation's id */
    public static void write(Ledger ledger, String month, String billingAccount, Appendable out) {
        CsvSheet.Rows rows = CsvSheet.begin(FIELDS.stream().map(Field::column).toList(), out);
        // An answer waits in the memory until it is read, so it is asked for a few days at a time.
        List<Span> spans = new ArrayList<>();
        ledger.database().forEach("focus/spans", row -> spans.add(new Span(row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class))), month);
        for (Span span : spans) {
            ledger.database().forEach("focus/rows", row -> {
                FocusCharge charge = FocusCharge.of(ledger, row);
                List<Object> cells = new ArrayList<>(FIELDS.size());
                for (Field field : FIELDS) {
                    cells.add(field.cell.apply(charge, billingAccount));
                }
                rows.row(cells);
            }, span.first, span.last);
        }
    }

    private static Field text(String name, BiFunction<FocusCharge, String, Object> cell) {
        return new Field(Column.text(name, name), cell);
    }

    private static Field amount(String name, BiFunction<FocusCharge, String, Object> cell) {
        return new Field(Column.amount(name, name), cell);
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    /** A quantity is no amount: 1200 tokens are 1200, and not 1200.00. */
    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
