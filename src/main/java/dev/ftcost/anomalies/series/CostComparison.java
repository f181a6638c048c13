package dev.ftcost.anomalies.series;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The days of an episode, the days that they are compared with, and the parts of the difference of their costs.
 * Step by step the requests, the tokens a request, the mix of meters, tiers and models, and the price are exchanged; each
 * step's cost is exact to twelve decimals, and so the parts always add up to the whole.
 */
public final class CostComparison {

    /** Sums of the days before, in twelfths of a day, and of the days of the episode. */
    public static final class Sums {
        long tokensBefore;
        long tokens;
        public BigDecimal costBefore = BigDecimal.ZERO;
        public BigDecimal cost = BigDecimal.ZERO;

        private void add(UsageOfDay usage, long weight) {
            if (weight > 0) {
                tokensBefore += usage.tokens() * weight;
            } else {
                tokens += usage.tokens();
            }
            addCost(usage.cost(), weight);
        }

        void addCost(BigDecimal amount, long weight) {
            if (weight > 0) {
                costBefore = costBefore.add(amount.multiply(BigDecimal.valueOf(weight)));
            } else {
                cost = cost.add(amount);
            }
        }

        /** What the tokens of the episode would have cost at the cost a token of before; where there was none, what they did cost. */
        private BigDecimal atFormerCost() {
            return tokensBefore == 0 ? cost : Money.part(costBefore, tokens, tokensBefore);
        }
    }

    private final Sums all = new Sums();
    private final Map<String, Sums> sides = new TreeMap<>();
    private final Map<String, Sums> meters = new TreeMap<>();
    private final Map<List<String>, Sums> cells = new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    private final List<UsageOfDay> usage = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private long requestsBefore;
    private long requests;

    /** @param weight in twelfths; 0 for a day of the episode */
    void add(UsageOfDay row, long weight) {
        all.add(row, weight);
        sides.computeIfAbsent(row.side(), key -> new Sums()).add(row, weight);
        meters.computeIfAbsent(row.meter(), key -> new Sums()).add(row, weight);
        cells.computeIfAbsent(List.of(row.model(), row.serviceTier(), row.meter()), key -> new Sums()).add(row, weight);
        requestsBefore += row.requests() * weight;
        requests += weight > 0 ? 0 : row.requests();
        usage.add(row);
        weights.add(weight);
    }

    public BigDecimal actual() {
        return all.cost;
    }

    public BigDecimal costBefore() {
        return all.costBefore;
    }

    /** The parts of {@code actual − expected}. The days before serve as a pattern, scaled to the cost that was expected. */
    public Decomposition split(BigDecimal expected) {
        return new Decomposition(atFormerRequestCost().subtract(expected), tokensPart(), mixPart(), all.cost.subtract(atFormerPrice()));
    }

    /** What other numbers of tokens a request changed. */
    public BigDecimal tokensPart() {
        return atFormerMix().subtract(atFormerRequestCost());
    }

    /** What another mix of meters, service tiers and models changed, the cached share above all. */
    public BigDecimal mixPart() {
        return atFormerPrice().subtract(atFormerMix());
    }

    /** Where no requests were counted, the tokens are the volume. */
    private BigDecimal atFormerRequestCost() {
        boolean counted = requestsBefore > 0 && all.costBefore.signum() > 0;
        return counted ? Money.part(all.costBefore, requests, requestsBefore) : atFormerMix();
    }

    private BigDecimal atFormerMix() {
        return all.costBefore.signum() == 0 ? all.cost
                : sides.values().stream().map(Sums::atFormerCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal atFormerPrice() {
        return all.costBefore.signum() == 0 ? all.cost
                : cells.values().stream().map(Sums::atFormerCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many times as many requests; NaN where none were counted before. */
    public double requestsRatio() {
        return requestsBefore == 0 ? Double.NaN : (double) requests * BaselineDays.WHOLE / requestsBefore;
    }

    /** How many times as many tokens a request, of input or of output; NaN where it is unknown. */
    public double tokensRatio(String side) {
        Sums sums = sides.get(side);
        if (sums == null || sums.tokensBefore == 0 || requestsBefore == 0 || requests == 0) {
            return Double.NaN;
        }
        return (double) sums.tokens / requests / ((double) sums.tokensBefore / requestsBefore);
    }

    /** The share of all input that the cache served, on the days of the episode or before; NaN where there was none. */
    public double cachedShare(boolean before) {
        Sums cached = meters.get("cached_input");
        Sums input = sides.get("input");
        if (input == null) {
            return Double.NaN;
        }
        double whole = before ? input.tokensBefore : input.tokens;
        return cached == null ? 0 / whole : (before ? cached.tokensBefore : cached.tokens) / whole;
    }

    public long requests() {
        return requests;
    }

    /** The sums by a name of the rows; what has none goes by ''. */
    public Map<String, Sums> by(Function<UsageOfDay, String> name) {
        Map<String, Sums> sums = new TreeMap<>();
        for (int i = 0; i < usage.size(); i++) {
            String key = name.apply(usage.get(i));
            sums.computeIfAbsent(key == null ? "" : key, each -> new Sums()).add(usage.get(i), weights.get(i));
        }
        return sums;
    }
}
