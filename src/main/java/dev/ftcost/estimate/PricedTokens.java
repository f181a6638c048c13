package dev.ftcost.estimate;

import dev.ftcost.rates.Rate;
import java.util.Map;

/**
 * A model with its prices.
 *
 * @param model the snapshot that was meant, without {@code ft:}
 */
public record PricedTokens(String model, String sku, Map<String, Rate> rates) {
    public PricedTokens {
        rates = Map.copyOf(rates);
    }

    /** Null is no price. */
    public Rate in(String serviceTier) {
        return rates.get(serviceTier);
    }

    /** The row that training is priced with; null is no price. */
    public Rate training() {
        return in(Volume.STANDARD);
    }
}
