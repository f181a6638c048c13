package dev.ftcost.focus;

import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.sheet.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** The columns of {@code focus.csv}: what changes from row to row, and texts that all charges of a price and meter have in common. */
final class FocusColumns {
    /** Those of FOCUS 1.2, and our own. */
    static final List<String> NAMES = List.of(
            "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass", "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd", "ChargePeriodStart", "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost", "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName", "ListCost", "ListUnitPrice", "PricingCategory",
            "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "ResourceId", "ResourceName", "ResourceType",
            "ServiceCategory",
            "ServiceName", "ServiceSubcategory", "SkuId", "SkuMeter", "SkuPriceDetails", "SkuPriceId", "SubAccountId", "SubAccountName",
            "Tags",
            "x_BaseModel", "x_CostStatus", "x_FineTuned", "x_JobId", "x_Model", "x_RateCard", "x_RetryOverheadCost", "x_ServiceTier");

    private FocusColumns() {}

    /** What changes from row to row. */
    enum Slot {
        BILLED_COST, COST, COST_STATUS, LIST_COST, PERIOD_END, PERIOD_START, CONSUMED, PRICED, PROJECT, PROJECT_NAME, TAGS, RETRY_OVERHEAD
    }

    /** @return null for a column whose text is the same in all charges of a price and meter */
    static Slot slot(String column) {
        return switch (column) {
            // What is billed is the cost by all cards where no bill is among the inputs; x_CostStatus says so. Nothing is paid in advance here,
            // so what is effective is what is billed, as FOCUS 1.4 demands.
            case "BilledCost", "EffectiveCost" -> Slot.BILLED_COST;
            case "ContractedCost" -> Slot.COST;
            case "x_CostStatus" -> Slot.COST_STATUS;
            case "ListCost" -> Slot.LIST_COST;
            case "ChargePeriodEnd" -> Slot.PERIOD_END;
            case "ChargePeriodStart" -> Slot.PERIOD_START;
            case "ConsumedQuantity" -> Slot.CONSUMED;
            case "PricingQuantity" -> Slot.PRICED;
            case "SubAccountId" -> Slot.PROJECT;
            case "SubAccountName" -> Slot.PROJECT_NAME;
            case "Tags" -> Slot.TAGS;
            case "x_RetryOverheadCost" -> Slot.RETRY_OVERHEAD;
            default -> null;
        };
    }

    static boolean isCost(String column) {
        return Set.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost").contains(column);
    }

    /** What a charge that no usage explains has in addition to its amount. @return null for an empty cell */
    static String text(String column, BilledCharge charge, YearMonth month, FocusSettings settings) {
        return switch (column) {
            case "BillingAccountId" -> settings.billingAccount();
            case "BillingAccountName" -> settings.billingAccountName();
            case "BillingCurrency" -> "USD";
            case "BillingPeriodEnd" -> month.plusMonths(1) + "-01T00:00:00Z";
            case "BillingPeriodStart" -> month + "-01T00:00:00Z";
            // What has no SKU is no usage to FOCUS.
            case "ChargeCategory" -> charge.isCredit() ? "Credit" : "Adjustment";
            case "ChargeDescription" -> charge.lineItem() == null ? "Billed without a line item" : charge.lineItem();
            case "ChargeFrequency" -> "Usage-Based";
            case "ChargePeriodEnd" -> charge.day().plusDays(1) + "T00:00:00Z";
            case "ChargePeriodStart" -> charge.day() + "T00:00:00Z";
            case "HostProviderName", "InvoiceIssuerName", "ProviderName", "PublisherName", "ServiceProviderName" -> "OpenAI";
            case "ServiceCategory" -> "AI and Machine Learning";
            case "ServiceName" -> "OpenAI API";
            case "ServiceSubcategory" -> "Generative AI";
            case "SubAccountId" -> charge.projectId();
            case "SubAccountName" -> FocusAccount.name(settings.names(), charge.projectId());
            case "Tags" ->
                FocusAccount.tags(settings.names().team(charge.projectId()), settings.names().costCenter(charge.projectId()));
            case "x_CostStatus" -> "Billed without usage";
            default -> null;
        };
    }

    /** @return null for an empty cell */
    static String text(String column, FocusLine line, YearMonth month, FocusSettings settings) {
        return switch (column) {
            case "BillingAccountId" -> settings.billingAccount();
            case "BillingAccountName" -> settings.billingAccountName();
            case "ChargeClass" -> null;
            case "BillingCurrency" -> "USD";
            case "BillingPeriodEnd" -> month.plusMonths(1) + "-01T00:00:00Z";
            case "BillingPeriodStart" -> month + "-01T00:00:00Z";
            case "ChargeCategory" -> "Usage";
            case "ChargeDescription" -> line.description();
            case "ChargeFrequency" -> "Usage-Based";
            case "ConsumedUnit" -> line.byHour() ? "Hours" : "Tokens";
            case "ContractedUnitPrice" -> Money.exact(line.unitPrice());
            case "ListUnitPrice" -> Money.exact(line.listUnitPrice());
            case "HostProviderName", "InvoiceIssuerName", "ProviderName", "PublisherName", "ServiceProviderName" -> "OpenAI";
            case "PricingCategory" -> "Standard";
            case "PricingUnit" -> line.byHour() ? "Hours" : "1000000 Tokens";
            case "ResourceId" -> line.fineTuned() ? line.model() : null;
            case "ResourceName" -> line.displayName();
            case "ResourceType" -> line.fineTuned() ? "Fine-Tuned Model" : null;
            case "ServiceCategory" -> "AI and Machine Learning";
            case "ServiceName" -> "OpenAI API";
            case "ServiceSubcategory" -> "Generative AI";
            case "SkuId" -> line.skuId();
            case "SkuMeter" -> line.meterName();
            case "SkuPriceDetails" -> line.priceDetails();
            case "SkuPriceId" -> line.skuPriceId();
            case "x_BaseModel" -> line.baseModel();
            case "x_FineTuned" -> String.valueOf(line.fineTuned());
            case "x_JobId" -> line.jobId();
            case "x_Model" -> line.model();
            case "x_RateCard" -> line.rate();
            case "x_ServiceTier" -> line.tier();
            default -> throw new IllegalArgumentException("no column is called " + column);
        };
    }
}
