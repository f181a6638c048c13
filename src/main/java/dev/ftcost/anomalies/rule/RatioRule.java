package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostComparisons;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Two days with usage in a row on which a model's requests needed far more tokens, or the cache served far less of their
 * input, than on any day with usage of the four weeks before. Two days outside the whole range are hardly ever chance.
 */
public final class RatioRule {

    private static final int DAYS = 28;
    private static final int FEWEST = 10;
    private static final int LONGEST_PAUSE = 7;
    private static final int MOST_DAYS = 14;
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
            if (past.size() >= FEWEST && day - before <= LONGEST_PAUSE && day >= model.firstJudged()) {
                double[] ratios = past.stream().mapToDouble(each -> ratio.of(model, each)).toArray();
                Predicate<Integer> isOff = each -> isFarOff.test(ratio.of(model, each), ratios);
                if (isOff.test(before) && isOff.test(day) && !isMonthly(model, day, ratio, isFarOff)) {
                    weigh(candidates, model, kind, before, day, end(model, before, day, isOff));
                }
            }
            if (before >= 0) {
                past.addLast(before);
            }
            before = day;
        }
    }

    /** The last day in a row with such a ratio, of two weeks at most: then it is the usual one. */
    private static int end(CostSeries model, int since, int day, Predicate<Integer> isOff) {
        int end = day;
        for (int each = day + 1; each < Math.min(model.days(), since + MOST_DAYS) && (model.requests(each) == 0 || isOff.test(each));
                each++) {
            end = model.requests(each) == 0 ? end : each;
        }
        return end;
    }

    /** Whether the same day of both months before had such a ratio as well. */
    private static boolean isMonthly(CostSeries model, int day, Ratio ratio, BiPredicate<Double, double[]> isFarOff) {
        for (int back = 1; back <= 2; back++) {
            LocalDate then = model.date(day).minusMonths(back);
            int earlier = model.index(then);
            boolean isSameDay = then.getDayOfMonth() == model.date(day).getDayOfMonth();
            if (!isSameDay || earlier < 0 || model.requests(earlier) == 0
                    || isFarOff.test(ratio.of(model, day), new double[] {ratio.of(model, earlier)})) {
                return false;
            }
        }
        return true;
    }

    /** Only if there are dollars behind it: what the days would have cost with the ratio of before is what was expected. */
    private void weigh(List<Candidate> candidates, CostSeries model, Kind kind, int since, int day, int end) {
        BigDecimal cost = model.cost(model.date(since), model.date(day));
        if (cost.compareTo(least) < 0 || model.hasUnpriced(since - DAYS, day)) {
            return;
        }
        Candidate candidate = Candidate.of(model, kind, model.date(since), model.date(day), model.date(end), (from, to) -> {
            CostComparison days = comparisons.of(model, model.date(since), from, to);
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
