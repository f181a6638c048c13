package dev.ftcost.reconcile.bill;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which unit prices the days of a line imply, without ever guessing one that does not multiply back to the bill. */
public final class UnitPrices {
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    /** What a card's price can have. */
    private static final int DECIMALS = 6;
    private static final BigDecimal BY_CHANCE = new BigDecimal("0.001");
    /** A day that a price does not fit; how far it is off adds up to a hundredth of it each, so that such a day goes to the nearer price. */
    private static final int OFF_PRICE = 200;
    /** A change of price has to explain two days more than the price before it. */
    private static final int CHANGE = 300;
    private static final BigDecimal PERCENT = new BigDecimal(100);

    private UnitPrices() {}

    /**
     * A day with tokens and an amount.
     *
     * @param card the price of the card; null when there is none to compare with
     * @param slack how far the amount may be off, in USD
     */
    public record Day(LocalDate day, BigDecimal tokens, BigDecimal billed, BigDecimal card, BigDecimal slack) {
        /** A day of a bill that rounds nothing. */
        public Day(LocalDate day, BigDecimal tokens, BigDecimal billed, BigDecimal card) {
            this(day, tokens, billed, card, LineDay.NOISE);
        }

        public boolean fits(BigDecimal price) {
            return price != null && billed.subtract(tokens.multiply(price).multiply(UsageCharge.PER_TOKEN)).abs().compareTo(slack) <= 0;
        }

        /** The shortest price that multiplies back to the amount; null when there is none, or when any amount would have one. */
        public BigDecimal implied() {
            BigDecimal price = shortest();
            // Few tokens fit a fine price by chance: one in a thousand is allowed.
            return price != null && chance(price).compareTo(BY_CHANCE) <= 0 ? price : null;
        }

        /** The shortest price that multiplies back to the amount; null when there is none. */
        public BigDecimal shortest() {
            for (int decimals = 0; decimals <= DECIMALS; decimals++) {
                BigDecimal price = Money.quotient(billed.multiply(MILLION), tokens, decimals);
                if (price.signum() > 0 && fits(price)) {
                    return price;
                }
            }
            return null;
        }

        /** How likely a price with so many decimals fits by chance. */
        BigDecimal chance(BigDecimal price) {
            int decimals = Math.max(0, price.stripTrailingZeros().scale());
            return Money.quotient(slack.add(slack).multiply(MILLION).movePointRight(decimals), tokens, 12).min(BigDecimal.ONE);
        }
    }

    /**
     * The price that holds on each day: few changes, few days that do not fit. Null stands for the card's own price, and,
     * where there is no card, for none.
     */
    public static List<BigDecimal> path(List<Day> days) {
        List<BigDecimal> states = new ArrayList<>();
        states.add(null);
        states.addAll(candidates(days));
        int[] cost = new int[states.size()];
        int[][] came = new int[days.size()][states.size()];
        for (int d = 0; d < days.size(); d++) {
            int best = cheapest(cost);
            int[] next = new int[states.size()];
            for (int s = 0; s < next.length; s++) {
                boolean stays = d == 0 || cost[s] <= cost[best] + CHANGE;
                came[d][s] = stays ? s : best;
                next[s] = (stays ? cost[s] : cost[best] + CHANGE) + cost(days.get(d), states.get(s));
            }
            cost = next;
        }
        List<BigDecimal> path = new ArrayList<>();
        int state = cheapest(cost);
        for (int d = days.size() - 1; d >= 0; d--) {
            path.add(0, states.get(state));
            state = came[d][state];
        }
        return path;
    }

    private static int cost(Day day, BigDecimal state) {
        BigDecimal price = state == null ? day.card() : state;
        if (price == null) {
            return OFF_PRICE + 99;
        }
        if (day.fits(price)) {
            return 0;
        }
        BigDecimal expected = day.tokens().multiply(price).multiply(UsageCharge.PER_TOKEN);
        BigDecimal larger = expected.max(day.billed());
        return OFF_PRICE + (larger.signum() <= 0 ? 99
                : Money.quotient(expected.subtract(day.billed()).abs().multiply(PERCENT), larger, 0).min(new BigDecimal(99)).intValue());
    }

    private static int cheapest(int[] cost) {
        int best = 0;
        for (int s = 1; s < cost.length; s++) {
            best = cost[s] < cost[best] ? s : best;
        }
        return best;
    }

    /** Prices that two days imply, or the only day; the lowest first. */
    private static List<BigDecimal> candidates(List<Day> days) {
        Set<BigDecimal> implied = new TreeSet<>();
        for (Day day : days) {
            BigDecimal price = day.fits(day.card()) ? null : day.shortest();
            if (price != null) {
                implied.add(price.stripTrailingZeros());
            }
        }
        return implied.stream()
                .filter(price -> (days.size() == 1 || support(days, price) > 1) && chance(days, price).compareTo(BY_CHANCE) <= 0).toList();
    }

    private static BigDecimal chance(List<Day> days, BigDecimal price) {
        return days.stream().filter(day -> day.fits(price)).map(day -> day.chance(price)).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static long support(List<Day> days, BigDecimal price) {
        return days.stream().filter(day -> day.fits(price)).count();
    }
}
