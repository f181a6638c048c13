package dev.ftcost.focus;

import dev.ftcost.sheet.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * A column of {@code focus.csv}: what changes from row to row, or a text that all charges of a price have in common.
 *
 * @param slot what of a row stands in it; null for a text
 * @param text the cell where it is no slot; null is an empty one
 */
record FocusField(String name, Slot slot, Text text) {
    /** What changes from row to row. */
    enum Slot { COST, PERIOD_END, PERIOD_START, CONSUMED, PRICED, PROJECT, RETRY_OVERHEAD }

    /** A cell, from a price, the month and the billing account. */
    interface Text {
        String of(FocusLine line, YearMonth month, String account);
    }

    /** FOCUS columns first, then our own; each sorted by name. */
    static final List<FocusField> ALL = List.of(
            // What is billed is the list cost, until a bill is among the inputs; x_CostStatus says so.
            slot("BilledCost", Slot.COST),
            text("BillingAccountId", (line, month, account) -> account),
            text("BillingAccountName", (line, month, account) -> null),
            text("BillingCurrency", (line, month, account) -> "USD"),
            text("BillingPeriodEnd", (line, month, account) -> month.plusMonths(1) + "-01T00:00:00Z"),
            text("BillingPeriodStart", (line, month, account) -> month + "-01T00:00:00Z"),
            text("ChargeCategory", (line, month, account) -> "Usage"),
            text("ChargeClass", (line, month, account) -> null),
            text("ChargeDescription", (line, month, account) -> line.description()),
            text("ChargeFrequency", (line, month, account) -> "Usage-Based"),
            slot("ChargePeriodEnd", Slot.PERIOD_END),
            slot("ChargePeriodStart", Slot.PERIOD_START),
            slot("ConsumedQuantity", Slot.CONSUMED),
            text("ConsumedUnit", (line, month, account) -> line.byHour() ? "Hours" : "Tokens"),
            slot("ContractedCost", Slot.COST),
            text("ContractedUnitPrice", (line, month, account) -> Money.exact(line.unitPrice())),
            slot("EffectiveCost", Slot.COST),
            text("InvoiceIssuerName", (line, month, account) -> "OpenAI"),
            slot("ListCost", Slot.COST),
            text("ListUnitPrice", (line, month, account) -> Money.exact(line.unitPrice())),
            text("PricingCategory", (line, month, account) -> "Standard"),
            slot("PricingQuantity", Slot.PRICED),
            text("PricingUnit", (line, month, account) -> line.byHour() ? "Hours" : "1000000 Tokens"),
            text("ProviderName", (line, month, account) -> "OpenAI"),
            text("PublisherName", (line, month, account) -> "OpenAI"),
            text("ResourceId", (line, month, account) -> line.fineTuned() ? line.model() : null),
            text("ResourceName", (line, month, account) -> line.displayName()),
            text("ResourceType", (line, month, account) -> line.fineTuned() ? "Fine-Tuned Model" : null),
            text("ServiceCategory", (line, month, account) -> "AI and Machine Learning"),
            text("ServiceName", (line, month, account) -> "OpenAI API"),
            text("ServiceSubcategory", (line, month, account) -> "Generative AI"),
            text("SkuId", (line, month, account) -> line.skuId()),
            text("SkuMeter", (line, month, account) -> line.meterName()),
            text("SkuPriceDetails", (line, month, account) -> line.priceDetails()),
            text("SkuPriceId", (line, month, account) -> line.skuId() + "/" + line.tier()),
            slot("SubAccountId", Slot.PROJECT),
            // The exports do not know the project's name, and the specification wants one where there is an id.
            slot("SubAccountName", Slot.PROJECT),
            text("x_BaseModel", (line, month, account) -> line.baseModel()),
            text("x_CostStatus", (line, month, account) -> "Estimated"),
            text("x_FineTuned", (line, month, account) -> String.valueOf(line.fineTuned())),
            text("x_JobId", (line, month, account) -> line.jobId()),
            text("x_Model", (line, month, account) -> line.model()),
            text("x_RateCard", (line, month, account) -> line.rate()),
            slot("x_RetryOverheadCost", Slot.RETRY_OVERHEAD),
            text("x_ServiceTier", (line, month, account) -> line.tier()));

    private static FocusField text(String name, Text text) {
        return new FocusField(name, null, text);
    }

    private static FocusField slot(String name, Slot slot) {
        return new FocusField(name, slot, null);
    }
}
