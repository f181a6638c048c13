package dev.ftcost.reconcile.bill;

import dev.ftcost.rates.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Tokens of one meter that were used on a day, and what they cost by the card.
 *
 * @param unitPrice in USD per 1,000,000; null when unpriced
 * @param rate the row of the card; null when unpriced
 * @param longContext whether the tokens stand on the bill as long context, without a row of the card for it
 * @param fromBill whether the bill says how many tokens are of this tier or context, because usage does not
 */
public record UsageCharge(LocalDate day, String projectId, String model, String baseModel, String sku, boolean fineTuned,
        String serviceTier, String meter,
        long tokens, BigDecimal unitPrice, Rate rate, boolean longContext, boolean fromBill) {
    public static final BigDecimal PER_TOKEN = new BigDecimal("0.000001");

    /** Null when unpriced. */
    public BigDecimal listCost() {
        return unitPrice == null ? null : unitPrice.multiply(BigDecimal.valueOf(tokens)).multiply(PER_TOKEN);
    }

    /** Whether the requests were long and have a price of their own for it. */
    boolean isLong() {
        return rate != null && rate.longContext();
    }

    /** Whether the card has a price for this very meter, not only one that it falls back to. */
    boolean hasOwnRate() {
        return switch (meter) {
            case "cached_input" -> rate != null && rate.cachedInput() != null;
            case "cache_write" -> rate != null && rate.cacheWrite() != null;
            case "cache_write_12h" -> rate != null && rate.cacheWrite12h() != null;
            default -> true;
        };
    }

    UsageCharge of(long some) {
        return new UsageCharge(day, projectId, model, baseModel, sku, fineTuned, serviceTier, meter, some, unitPrice, rate, longContext,
                fromBill);
    }

    /** The same tokens, which the bill has. */
    UsageCharge asBilled() {
        return new UsageCharge(day, projectId, model, baseModel, sku, fineTuned, serviceTier, meter, tokens, unitPrice, rate, longContext,
                true);
    }

    UsageCharge in(String tier, String otherMeter, long some, BigDecimal price, Rate other) {
        return new UsageCharge(day, projectId, model, baseModel, sku, fineTuned, tier, otherMeter, some, price, other, longContext, true);
    }

    /**
     * The same tokens in long context, as the bill has them.
     *
     * @param longRate the row of the card for long requests; null when it has none, and they have no price
     */
    UsageCharge inLongContext(long some, Rate longRate) {
        return new UsageCharge(day, projectId, model, baseModel, sku, fineTuned, serviceTier, meter, some,
                MixedTiers.price(longRate, meter), longRate, longRate == null, true);
    }
}
