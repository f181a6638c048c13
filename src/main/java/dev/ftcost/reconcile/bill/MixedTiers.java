package dev.ftcost.reconcile.bill;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.usage.ModelId;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Usage that is not grouped by batch or tier may hold tokens that the bill has on a line of their own. As many as are
 * billed there are taken out of the standard usage and priced as what they are; the two lines are compared as one.
 */
final class MixedTiers {
    private final RateCards cards;
    /** Amounts and quantities of the bill, by day and line. */
    private final Map<LocalDate, Map<String, LineDay>> bill;

    MixedTiers(RateCards cards, Map<LocalDate, Map<String, LineDay>> bill) {
        this.cards = cards;
        this.bill = bill;
    }

    /**
     * Splits the standard usage of a day and line item family.
     *
     * @param used of one day, project and name on the bill, all of it standard and not grouped by the tier
     * @param line the line item on which it stands, by meter
     */
    List<UsageCharge> split(List<UsageCharge> used, String tier, Map<String, String> line) {
        List<UsageCharge> left = new ArrayList<>(used);
        LocalDate day = used.get(0).day();
        String prefix = tier.equals("batch") ? "batch api | " : tier + " | ";
        for (String meter : List.of("output", "cached_input")) {
            take(left, tier, meter, meter, tokensOf(day, prefix, line.get(meter), left, tier, meter));
        }
        long input = tokensOf(day, prefix, line.get("input"), left, tier, "input");
        // Cached tokens that no cached line bills are those that this tier bills as input.
        Long asCached = billedTokens(day, line.get("cached_input"), left, "standard", "cached_input");
        long fromCached = asCached == null ? 0 : Math.max(0, Math.min(tokens(left, "cached_input") - asCached, input));
        take(left, tier, "cached_input", "input", fromCached);
        take(left, tier, "input", "input", input - fromCached);
        return left;
    }

    /** The tokens of the tier: what its line says, else what the standard line leaves of the usage. */
    private long tokensOf(LocalDate day, String prefix, String line, List<UsageCharge> used, String tier, String meter) {
        Long own = billedTokens(day, prefix + line, used, tier, meter);
        if (own != null) {
            return own;
        }
        Long standard = billedTokens(day, line, used, "standard", meter);
        return standard == null ? 0 : Math.max(0, tokens(used, meter) - standard);
    }

    /** Null when the line does not come to a whole number of tokens. */
    private Long billedTokens(LocalDate day, String line, List<UsageCharge> used, String tier, String meter) {
        LineDay cell = bill.getOrDefault(day, Map.of()).get(line);
        if (cell == null) {
            return 0L;
        }
        BigDecimal quantity = cell.billedTokens();
        if (quantity != null && quantity.stripTrailingZeros().scale() <= 0) {
            return quantity.longValueExact();
        }
        BigDecimal price = used.isEmpty() ? null : price(rate(used.get(0), tier), meter);
        if (price == null || price.signum() <= 0) {
            return null;
        }
        // Of an amount that the export rounded, the nearest number of tokens serves: the sum is compared at the digits of the export.
        return cell.slack().compareTo(LineDay.NOISE) <= 0 ? TokenFits.wholeTokens(cell.billed(), price)
                : Long.valueOf(Money.quotient(cell.billed(), price.multiply(UsageCharge.PER_TOKEN), 0).longValue());
    }

    private static long tokens(List<UsageCharge> used, String meter) {
        return used.stream().filter(charge -> isStandard(charge, meter)).mapToLong(UsageCharge::tokens).sum();
    }

    private static boolean isStandard(UsageCharge used, String meter) {
        return used.serviceTier().equals("standard") && used.meter().equals(meter);
    }

    private void take(List<UsageCharge> used, String tier, String meter, String billedAs, long tokens) {
        long wanted = tokens;
        List<UsageCharge> from = used.stream().filter(charge -> isStandard(charge, meter))
                .sorted(Comparator.comparingLong(UsageCharge::tokens).reversed()
                        .thenComparing(UsageCharge::model))
                .toList();
        for (UsageCharge charge : from) {
            long some = Math.min(wanted, charge.tokens());
            if (some > 0) {
                Rate rate = rate(charge, tier);
                used.remove(charge);
                if (some < charge.tokens()) {
                    used.add(charge.of(charge.tokens() - some));
                }
                used.add(charge.in(tier, billedAs, some, price(rate, billedAs), rate));
                wanted -= some;
            }
        }
    }

    private Rate rate(UsageCharge used, String tier) {
        return cards.rateFor(ModelId.of(used.model()), tier, used.day()).orElse(null);
    }

    static BigDecimal price(Rate rate, String meter) {
        return rate == null ? null : switch (meter) {
            case "input" -> rate.input();
            case "cached_input" -> rate.cachedInputOrInput();
            case "cache_write" -> rate.cacheWriteOrInput();
            case "cache_write_12h" -> rate.cacheWrite12hOrInput();
            case "output" -> rate.output();
            case "training" -> rate.training();
            default -> null;
        };
    }
}
