package dev.ftcost.anomalies.statistics;

import java.util.Arrays;

/** The errors of the forecasts made so far, oldest first, each for one day from the days before it, on the log scale. */
final class ForecastErrors {

    private static final int FEWEST = 5;
    private static final int SCALE_DAYS = 42;
    private static final double CLIPPED_AT = 3.5 * 1.4826;
    private static final int COMMON = 5;
    private static final double CLIPPING_LOSS = 1.02;
    private static final double LEAST_SCALE = 0.03;
    private static final int CORRELATION_DAYS = 180;
    private static final int NEWEST_LEFT_OUT = 7;
    private static final double CORRELATION_CLIP = 2.5;
    private static final double CORRELATION_IGNORED = 0.05;
    private static final double MOST_CORRELATION = 0.7;
    private static final int HABIT_DAYS = 63;
    private static final double FEW_ERRORS = 4;

    private final double[] errors;
    private int count;

    ForecastErrors(int most) {
        errors = new double[most];
    }

    void add(double error) {
        errors[count++] = error;
    }

    /** The standard deviation of one day about its forecast; 0 while there are too few errors. */
    double scale() {
        if (count < FEWEST) {
            return 0;
        }
        double[] sizes = Arrays.copyOfRange(errors, Math.max(0, count - SCALE_DAYS), count);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        Arrays.sort(sizes);
        // what happened five times in six weeks belongs to the series: it may be used on odd days only
        double clip = Math.max(CLIPPED_AT * RobustStatistics.ofSorted(sizes), sizes[sizes.length - COMMON]);
        double squares = 0;
        for (double size : sizes) {
            squares += Math.min(size, clip) * Math.min(size, clip);
        }
        return Math.max(LEAST_SCALE, Math.sqrt(CLIPPING_LOSS * squares / sizes.length));
    }

    /** How much wider a threshold must be because the scale rests on few errors; 1 with six weeks of them. */
    double widening() {
        return (1 + FEW_ERRORS / Math.min(SCALE_DAYS, count)) / (1 + FEW_ERRORS / SCALE_DAYS);
    }

    /** By what factor the noise of a mean over days exceeds that of independent days; the days that are judged do not speak. */
    double correlationFactor(double scale) {
        double products = 0;
        double squares = 0;
        int end = count - NEWEST_LEFT_OUT;
        for (int i = Math.max(1, end - CORRELATION_DAYS); i < end; i++) {
            double one = clipped(errors[i] / scale);
            double before = clipped(errors[i - 1] / scale);
            products += one * before;
            squares += (one * one + before * before) / 2;
        }
        double measured = squares == 0 ? 0 : products / squares;
        double correlation = Math.max(0, Math.min(MOST_CORRELATION, measured - CORRELATION_IGNORED));
        return Math.sqrt((1 + correlation) / (1 - correlation));
    }

    /** Whether errors on the same side and at least as large occurred twice in the last nine weeks. */
    boolean isHabit(double error) {
        int alike = 0;
        for (int i = Math.max(0, count - HABIT_DAYS); i < count; i++) {
            if (errors[i] * Math.signum(error) >= Math.abs(error)) {
                alike++;
            }
        }
        return alike >= 2;
    }

    private static double clipped(double standardised) {
        return Math.max(-CORRELATION_CLIP, Math.min(CORRELATION_CLIP, standardised));
    }
}
