package dev.ftcost.rates;

import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks for rows that can never answer for usage, and for prices that the public list makes unbelievable. */
final class ListComparison {
    /** What usage is priced as; the export's {@code default} is standard, its {@code batch} of True is batch. */
    private static final Set<String> TIERS = Set.of("standard", "batch", "flex", "priority", "ultrafast", "incentivized-tier", "scale");
    /** No contract is that far from the list; a price in cents, or per 1,000 tokens, is. */
    private static final BigDecimal FAR = new BigDecimal("20");

    private ListComparison() {}

    static List<RateProblem> check(RateCard card, RateCard list) {
        List<RateProblem> problems = new ArrayList<>();
        // Upper and lower case aside, which is how a person may have written a SKU.
        Map<String, String> listed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        list.rates().forEach(rate -> listed.put(rate.sku(), rate.sku()));
        for (Rate rate : card.rates()) {
            match(rate, listed, problems);
            prices(rate, list, problems);
        }
        return problems;
    }

    private static void match(Rate rate, Map<String, String> listed, List<RateProblem> problems) {
        if (!TIERS.contains(rate.serviceTier())) {
            String lower = rate.serviceTier().toLowerCase(Locale.ROOT);
            String meant = lower.equals("default") || lower.equals("auto") ? "standard" : TIERS.contains(lower) ? lower : null;
            problems.add(RateProblem.warning(rate.line(), "service_tier '" + rate.serviceTier() + "' matches no usage; "
                    + (meant == null ? "the tiers are standard, batch, flex, priority, ultrafast" : "use " + meant)));
        }
        String sku = rate.sku().replaceFirst(RateQuery.DATA_SHARING + "$", "");
        String meant = sku.startsWith("ft-") ? "ft:" + sku.substring(3) : ModelId.of(sku).sku();
        if (!meant.equals(sku)) {
            problems.add(RateProblem.warning(rate.line(), "'" + rate.sku() + "' matches no usage; use the SKU " + meant));
        } else if (listed.containsKey(sku) && !listed.get(sku).equals(sku)) {
            problems.add(RateProblem.warning(rate.line(), "'" + rate.sku() + "' matches no usage; did you mean " + listed.get(sku)));
        }
    }

    private static void prices(Rate rate, RateCard list, List<RateProblem> problems) {
        LocalDate day = rate.effectiveTo() != null ? rate.effectiveTo().minusDays(1)
                : rate.effectiveFrom() != null ? rate.effectiveFrom() : LocalDate.MAX;
        Rate onList = list
                .rateFor(
                        new RateQuery(List.of(rate.sku(), ModelId.dateless(rate.sku())), rate.serviceTier(), rate.longContext(), null, day))
                .orElse(null);
        RateCardCheck.PRICES.forEach((column, price) -> {
            BigDecimal own = price.apply(rate);
            BigDecimal others = onList == null ? null : price.apply(onList);
            if (own != null && own.signum() == 0 && (others == null || others.signum() != 0)) {
                problems.add(RateProblem.warning(rate.line(), column + " is 0, which means free; leave it blank if not offered"));
            } else if (own != null && others != null && others.signum() > 0
                    && (own.compareTo(others.multiply(FAR)) >= 0 || others.compareTo(own.multiply(FAR)) >= 0)) {
                problems.add(RateProblem.warning(rate.line(), column + " '" + own.toPlainString() + "' is far from the list's "
                        + others.toPlainString() + " (" + onList.place() + "); prices are USD per 1,000,000 tokens"));
            }
        });
        if (rate.input() != null && rate.output() != null && rate.output().signum() > 0 && rate.input().compareTo(rate.output()) > 0) {
            problems.add(RateProblem.warning(rate.line(), "input_per_1m '" + rate.input().toPlainString() + "' is more than output_per_1m '"
                    + rate.output().toPlainString() + "'; the columns may be swapped"));
        }
    }
}
