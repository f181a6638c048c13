package dev.ftcost.rates;

import java.util.List;

/**
 * A loaded rate card: rates without two for one day, in the order of the file.
 *
 * @param name the built-in name or the file's name
 * @param sha256 of the card's bytes, in hexadecimal
 */
public record RateCard(String name, String sha256, List<Rate> rates) {
    public RateCard {
        rates = List.copyOf(rates);
    }

    /** Whether the card has a row at all for a SKU in a tier, on whatever day. */
    public boolean lists(String sku, String serviceTier) {
        return rates.stream().anyMatch(rate -> rate.sku().equals(sku) && rate.serviceTier().equals(serviceTier));
    }
}
