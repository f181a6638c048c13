package dev.ftcost.anomalies.statistics;

import java.util.Arrays;

/** How far each weekday lies above or below the week's mean, on the log scale, from the days before one day alone. */
final class WeekPattern {

    private static final int MOST_WEEKS = 8;
    private static final double ESTIMATE_VARIANCE = 1.1;
    private static final double WEEKEND_SHRINKAGE = 0.7;
    private static final double WEEKDAY_SHRINKAGE = 5;

    private final LogCosts costs;
    private final double[] factors;

    /** {@code scale} is the noise of a day, 0 while it is unknown; {@code day} needs seven days before it. */
    WeekPattern(LogCosts costs, int day, double scale) {
        this.costs = costs;
        int weeks = weeksBefore(day);
        factors = centred(measured(costs, day, weeks));
        if (scale > 0) {
            shrink(ESTIMATE_VARIANCE * scale * scale / weeks);
        }
    }

    static int weeksBefore(int day) {
        return Math.min(MOST_WEEKS, day / 7);
    }

    double factor(int day) {
        return factors[costs.weekday(day)];
    }

    /** The {@code length} days before {@code end} without their weekday factors. */
    double[] withoutPattern(int end, int length) {
        double[] values = costs.logs(end, length);
        for (int i = 0; i < length; i++) {
            values[i] -= factor(end - length + i);
        }
        return values;
    }

    private static double[] measured(LogCosts costs, int day, int weeks) {
        double[] medians = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            medians[week] = costs.medianOfWeek(day - 7 * week);
        }
        double[] factors = new double[7];
        for (int back = 1; back <= 7; back++) {
            factors[costs.weekday(day - back)] = measured(costs, day - back, medians);
        }
        return factors;
    }

    /** One weekday, {@code last} being its newest day; where it is mostly used, a day without usage was a gap. */
    private static double measured(LogCosts costs, int last, double[] medians) {
        double[] all = new double[medians.length];
        double[] used = new double[medians.length];
        int count = 0;
        for (int week = 0; week < medians.length; week++) {
            all[week] = costs.log(last - 7 * week) - medians[week];
            if (costs.isUsed(last - 7 * week)) {
                used[count++] = all[week];
            }
        }
        return RobustStatistics.trimmedMean(2 * count >= medians.length ? Arrays.copyOf(used, count) : all);
    }

    private static double[] centred(double[] factors) {
        double mean = 0;
        for (double factor : factors) {
            mean += factor / 7;
        }
        for (int weekday = 0; weekday < 7; weekday++) {
            factors[weekday] -= mean;
        }
        return factors;
    }

    /** Leaves of each difference only what its own noise does not explain: a flat week stays flat. */
    private void shrink(double variance) {
        double weekdays = (factors[0] + factors[1] + factors[2] + factors[3] + factors[4]) / 5;
        double weekend = (factors[5] + factors[6]) / 2;
        double split = weekend - weekdays;
        double squares = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            factors[weekday] -= weekday < 5 ? weekdays : weekend;
            squares += factors[weekday] * factors[weekday];
        }
        double shrunkSplit = split * shrinkage(WEEKEND_SHRINKAGE * variance, split * split);
        double restFactor = shrinkage(WEEKDAY_SHRINKAGE * variance, squares);
        for (int weekday = 0; weekday < 7; weekday++) {
            factors[weekday] = factors[weekday] * restFactor + shrunkSplit * (weekday < 5 ? -2 : 5) / 7;
        }
    }

    private static double shrinkage(double noise, double signal) {
        return signal > noise ? 1 - noise / signal : 0;
    }
}
