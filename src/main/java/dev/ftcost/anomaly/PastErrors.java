package dev.ftcost.anomaly;

import java.util.Arrays;

/** The errors of the forecasts made so far, each for one day from the days before it, on the log scale. */
final class PastErrors {

    /** Forecasts begin after one week. */
    static final int FIRST = 7;

    private static final int FEWEST = 5;
    private static final int SCALE_DAYS = 42;
    private static final double CLIPPED_AT = 3.5 * 1.4826;
    private static final int COMMON = 5;
    private static final double CLIPPING_LOSS = 1.02;
    private static final double LEAST_SCALE = 0.03;
    private static final int CORRELATION_DAYS = 180;
    private static final double CORRELATION_CLIP = 2.5;
    private static final double CORRELATION_IGNORED = 0.05;
    private static final double MOST_CORRELATION = 0.7;
    private static final int REPEAT_DAYS = 63;
    private static final double FEW_ERRORS = 4;

    private final double[] errors;

    PastErrors(int days) {
        errors = new double[days];
    }

    void put(int day, double error) {
        errors[day] = error;
    }

    /** The standard deviation of one day about its forecast, from the errors before {@code day}; 0 while there are too few. */
    double scale(int day) {
        double[] size = sizes(day, SCALE_DAYS);
        if (size.length < FEWEST) {
            return 0;
        }
        Arrays.sort(size);
        double clip = CLIPPED_AT * Middle.median(size);
        // what happened five times in six weeks belongs to the series: it may be used on odd days only
        clip = Math.max(clip, size[size.length - COMMON]);
        double squares = 0;
        for (double each : size) {
            squares += Math.min(each, clip) * Math.min(each, clip);
        }
        return Math.max(LEAST_SCALE, Math.sqrt(CLIPPING_LOSS * squares / size.length));
    }

    /** How much wider a threshold must be because the scale rests on few errors; 1 with six weeks of them. */
    double widening(int day) {
        int count = Math.min(SCALE_DAYS, day - FIRST);
        return (1 + FEW_ERRORS / count) / (1 + FEW_ERRORS / SCALE_DAYS);
    }

    /** By what factor the noise of a mean over days exceeds that of independent days, from the errors up to {@code last}. */
    double correlationFactor(int last, double scale) {
        double products = 0;
        double squares = 0;
        for (int day = Math.max(FIRST + 1, last + 1 - CORRELATION_DAYS); day <= last; day++) {
            double today = clipped(errors[day] / scale);
            double yesterday = clipped(errors[day - 1] / scale);
            products += today * yesterday;
            squares += (today * today + yesterday * yesterday) / 2;
        }
        double measured = squares == 0 ? 0 : products / squares;
        double correlation = Math.max(0, Math.min(MOST_CORRELATION, measured - CORRELATION_IGNORED));
        return Math.sqrt((1 + correlation) / (1 - correlation));
    }

    /** Whether errors as large as this one occurred twice in the nine weeks before {@code day}. */
    boolean isHabit(int day, double error) {
        int larger = 0;
        for (int earlier = Math.max(FIRST, day - REPEAT_DAYS); earlier < day; earlier++) {
            if (errors[earlier] >= error) {
                larger++;
            }
        }
        return larger >= 2;
    }

    private double[] sizes(int day, int most) {
        double[] sizes = Arrays.copyOfRange(errors, Math.max(FIRST, day - most), Math.max(FIRST, day));
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        return sizes;
    }

    private static double clipped(double standardised) {
        return Math.max(-CORRELATION_CLIP, Math.min(CORRELATION_CLIP, standardised));
    }
}
