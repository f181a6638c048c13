package dev.ftcost.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Looks for what is wrong on a card whose lines can all be read: overlaps, gaps, units, prices that cannot be meant. */
final class RateCardCheck {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    /** The dearest text price that OpenAI ever published is 600 USD per 1M; per-token cents look like this instead. */
    private static final BigDecimal DEAREST = new BigDecimal("10000");
    static final Map<String, Function<Rate, BigDecimal>> PRICES = prices();

    private RateCardCheck() {}

    static List<RateProblem> check(List<Rate> rates) {
        List<RateProblem> problems = new ArrayList<>();
        Map<List<Object>, List<Rate>> spans = new LinkedHashMap<>();
        for (Rate rate : rates) {
            spans.computeIfAbsent(Arrays.asList(rate.sku(), rate.serviceTier(), rate.longContext(), rate.projectId()),
                    key -> new ArrayList<>()).add(rate);
            prices(rate, problems);
        }
        spans.values().forEach(span -> span(span, problems));
        spans.forEach((key, span) -> {
            if (span.get(0).longContext() && !spans.containsKey(Arrays.asList(key.get(0), key.get(1), false, key.get(3)))) {
                problems.add(RateProblem.warning(span.get(0).line(),
                        name(span.get(0)) + " has a row for long requests only; other requests are unpriced"));
            }
        });
        units(rates, problems);
        problems.sort(Comparator.comparingInt(RateProblem::line));
        return problems;
    }

    private static String name(Rate rate) {
        return "'" + rate.sku() + "' " + rate.serviceTier() + (rate.longContext() ? " long" : "")
                + (rate.projectId() == null ? "" : " of '" + rate.projectId() + "'");
    }

    private static void span(List<Rate> span, List<RateProblem> problems) {
        List<Rate> byDay = new ArrayList<>(span);
        byDay.sort(Comparator.comparing(rate -> rate.effectiveFrom() == null ? LocalDate.MIN : rate.effectiveFrom()));
        // The row that ends last of those before: a card of many rows is not compared row by row with all others.
        Rate last = byDay.get(0);
        for (Rate rate : byDay.subList(1, byDay.size())) {
            if (rate.sharesDayWith(last)) {
                Rate later = rate.line() > last.line() ? rate : last;
                problems.add(RateProblem.error(later.line(), name(later) + " has two rates for the same day; the other is on line "
                        + Math.min(rate.line(), last.line())
                        + ". Set effective_to of one to effective_from of the other (effective_to is excluded)"));
            }
            if (last.effectiveTo() != null && (rate.effectiveTo() == null || rate.effectiveTo().isAfter(last.effectiveTo()))) {
                last = rate;
            }
        }
        for (int i = 1; i < byDay.size(); i++) {
            LocalDate ended = byDay.get(i - 1).effectiveTo();
            LocalDate begins = byDay.get(i).effectiveFrom();
            if (ended != null && begins != null && ended.isBefore(begins)) {
                problems.add(RateProblem.warning(byDay.get(i).line(),
                        name(byDay.get(i)) + " has no rate from " + ended + " to " + begins + "; usage on those days is unpriced"));
            }
        }
    }

    private static void prices(Rate rate, List<RateProblem> problems) {
        if (PRICES.values().stream().allMatch(price -> price.apply(rate) == null) && rate.trainingPerHour() == null
                && rate.hostingPerHour() == null) {
            problems.add(RateProblem.warning(rate.line(), "'" + rate.sku() + "' has no price; a blank price means not offered, never 0"));
        }
        if (rate.input() != null && rate.cachedInput() != null && rate.cachedInput().compareTo(rate.input()) > 0) {
            problems.add(RateProblem.warning(rate.line(), "cached_input_per_1m '" + rate.cachedInput().toPlainString()
                    + "' is more than input_per_1m '" + rate.input().toPlainString() + "'; the columns may be swapped"));
        }
        if (isFarApart(rate.input(), rate.output()) || isFarApart(rate.output(), rate.input())) {
            problems.add(RateProblem.warning(rate.line(), "input_per_1m '" + rate.input().toPlainString() + "' and output_per_1m '"
                    + rate.output().toPlainString() + "' differ by a factor of 100 or more; prices are USD per 1,000,000 tokens"));
        }
        PRICES.forEach((column, price) -> {
            if (price.apply(rate) != null && price.apply(rate).compareTo(DEAREST) >= 0) {
                problems.add(RateProblem.warning(rate.line(), column + " '" + price.apply(rate).toPlainString()
                        + "' is implausible; prices are USD per 1,000,000 tokens, not cents"));
            }
        });
    }

    /** No published input price is a hundredth of its output price, or the other way round. */
    private static boolean isFarApart(BigDecimal less, BigDecimal more) {
        return less != null && more != null && less.signum() > 0 && more.compareTo(less.multiply(HUNDRED)) >= 0;
    }

    /** A price 1,000 times its neighbours' is in another unit: per thousand tokens, or per token. */
    private static void units(List<Rate> rates, List<RateProblem> problems) {
        PRICES.forEach((column, price) -> {
            List<BigDecimal> known = rates.stream().map(price).filter(value -> value != null && value.signum() > 0).sorted().toList();
            if (known.size() < 3) {
                return;
            }
            BigDecimal median = known.get(known.size() / 2);
            for (Rate rate : rates) {
                BigDecimal value = price.apply(rate);
                if (value == null || value.signum() == 0) {
                    continue;
                }
                boolean tooMuch = value.compareTo(median.multiply(THOUSAND)) >= 0;
                if (tooMuch || median.compareTo(value.multiply(THOUSAND)) >= 0) {
                    problems.add(RateProblem.warning(rate.line(), column + " '" + value.toPlainString() + "' is 1,000 times "
                            + (tooMuch ? "more" : "less") + " than its neighbors (the median is " + median.toPlainString()
                            + "); prices are USD per 1,000,000 tokens"));
                }
            }
        });
    }

    private static Map<String, Function<Rate, BigDecimal>> prices() {
        Map<String, Function<Rate, BigDecimal>> prices = new LinkedHashMap<>();
        prices.put("input_per_1m", Rate::input);
        prices.put("cached_input_per_1m", Rate::cachedInput);
        prices.put("cache_write_per_1m", Rate::cacheWrite);
        prices.put("cache_write_12h_per_1m", Rate::cacheWrite12h);
        prices.put("output_per_1m", Rate::output);
        prices.put("training_per_1m", Rate::training);
        return prices;
    }
}
