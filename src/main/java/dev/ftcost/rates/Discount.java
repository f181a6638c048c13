package dev.ftcost.rates;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A discount on what cards say, as a contract agrees on it.
 *
 * @param share of every price that is taken off, more than 0 and less than 1
 * @param skus which SKUs it is for; {@code *} stands for any characters
 * @param from its first day, UTC
 */
public record Discount(BigDecimal share, List<String> skus, LocalDate from) {
    private static final int RATE_DECIMALS = 6;

    public Discount {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new InputError("a discount is more than 0% and less than 100%.");
        }
        skus = List.copyOf(skus);
    }

    /**
     * The rows that hold on the first day or later, for these days, at the lower prices.
     *
     * @throws InputError when no row is for such a SKU, or a price has more digits than a card can say
     */
    public List<Rate> of(RateCards cards) {
        List<Rate> rates = new ArrayList<>();
        for (Rate rate : cards.merged()) {
            if ((rate.effectiveTo() == null || rate.effectiveTo().isAfter(from))
                    && skus.stream().anyMatch(sku -> matches(sku, rate.sku()))) {
                boolean hasBegun = rate.effectiveFrom() == null || rate.effectiveFrom().isBefore(from);
                rates.add(lower(rate).during(hasBegun ? from : rate.effectiveFrom(), rate.effectiveTo()));
            }
        }
        if (rates.isEmpty()) {
            throw new InputError("no row of " + cards.name() + " from " + from + " on is for " + String.join(", ", skus)
                    + "; ftcost rates list shows the SKUs.");
        }
        return rates;
    }

    private Rate lower(Rate rate) {
        String percent = share.movePointRight(2).stripTrailingZeros().toPlainString();
        return new Rate(rate.card(), rate.line(), rate.sku(), rate.serviceTier(), rate.longContext(), rate.projectId(),
                rate.effectiveFrom(),
                rate.effectiveTo(), lower(rate, rate.prices()), rate.confirmedOn(), percent + "% off " + rate.place(), rate.note());
    }

    private Rate.Prices lower(Rate rate, Rate.Prices prices) {
        return new Rate.Prices(lower(rate, prices.input()), lower(rate, prices.cachedInput()), lower(rate, prices.cacheWrite()),
                lower(rate, prices.cacheWrite12h()), lower(rate, prices.output()), lower(rate, prices.training()),
                lower(rate, prices.trainingPerHour()), lower(rate, prices.hostingPerHour()));
    }

    private BigDecimal lower(Rate rate, BigDecimal price) {
        if (price == null) {
            return null;
        }
        BigDecimal lower = price.multiply(BigDecimal.ONE.subtract(share)).stripTrailingZeros();
        if (lower.scale() > RATE_DECIMALS) {
            throw new InputError(rate.place() + ": the discount makes " + price.toPlainString() + " " + lower.toPlainString()
                    + ", which has more than six decimals; a rate card cannot hold it exactly.");
        }
        return lower.scale() < 0 ? lower.setScale(0) : lower;
    }

    private static boolean matches(String glob, String sku) {
        String pattern = Pattern.quote(glob.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
        return sku.toLowerCase(Locale.ROOT).matches(pattern);
    }
}
