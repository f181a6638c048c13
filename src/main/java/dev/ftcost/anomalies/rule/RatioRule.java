package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostComparisons;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Two days with usage in a row on which a model's requests needed far more tokens, or the cache served far less of their
 * input, than on any day with usage of the four weeks before. Two days outside the whole range are hardly ever chance.
 */
public final class RatioRule {

    private static final int DAYS = 28;
    private static final int FEWEST = 10;
    private static final int LONGEST_PAUSE = 7;
    private static final double MORE_TOKENS = 1.3;
    private static final double LESS_CACHED = 0.1;

    private final CostComparisons comparisons;
    private final BigDecimal least;

    public RatioRule(CostComparisons comparisons, BigDecimal least) {
        this.comparisons = comparisons;
        this.least = least;
    }

    /** A ratio of a day with usage. */
    private interface Ratio {
        double of(CostSeries series, int day);
    }

    public List<Candidate> candidates(CostSeries model) {
        List<Candidate> candidates = new ArrayList<>();
        BiPredicate<Double, double[]> more = (value, past) -> value > MORE_TOKENS * max(past);
        add(candidates, model, Kind.TOKENS_PER_REQUEST, (series, day) -> (double) series.input(day) / series.requests(day), more);
        add(candidates, model, Kind.TOKENS_PER_REQUEST, (series, day) -> (double) series.output(day) / series.requests(day), more);
        add(candidates, model, Kind.CACHED_SHARE, (series, day) -> (double) series.cached(day) / Math.max(1, series.input(day)),
                (value, past) -> value < min(past) - LESS_CACHED);
        return candidates;
    }

    private void add(List<Candidate> candidates, CostSeries model, Kind kind, Ratio ratio, BiPredicate<Double, double[]> isFarOff) {
        Deque<Integer> past = new ArrayDeque<>();
        int before = -1;
        for (int day = model.firstUse(); day < model.days(); day++) {
            if (model.requests(day) == 0) {
                continue;
            }
            while (!past.isEmpty() && past.peekFirst() < before - DAYS) {
                past.removeFirst();
            }
            if (past.size() >= FEWEST && day - before <= LONGEST_PAUSE && day - model.firstUse() >= AnomalyDetector.LEARNING_DAYS) {
                double[] ratios = past.stream().mapToDouble(each -> ratio.of(model, each)).toArray();
                if (isFarOff.test(ratio.of(model, before), ratios) && isFarOff.test(ratio.of(model, day), ratios)) {
                    weigh(candidates, model, kind, before, day);
                }
            }
            if (before >= 0) {
                past.addLast(before);
            }
            before = day;
        }
    }

    /** Only if there are dollars behind it: what the days would have cost with the ratio of before is what was expected. */
    private void weigh(List<Candidate> candidates, CostSeries model, Kind kind, int since, int day) {
        BigDecimal cost = model.cost(model.date(since), model.date(day));
        if (cost.compareTo(least) < 0 || model.hasUnpriced(since - DAYS, day)) {
            return;
        }
        Candidate candidate = Candidate.of(model, kind, model.date(since), model.date(day), from -> {
            CostComparison days = comparisons.of(model, model.date(since), from, model.date(day));
            return Money.cents(days.actual().subtract(kind == Kind.CACHED_SHARE ? days.mixPart() : days.tokensPart()));
        });
        if (candidate.isRise()) {
            candidates.add(candidate);
        }
    }

    private static double max(double[] values) {
        double max = values[0];
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double min(double[] values) {
        double min = values[0];
        for (double value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}
