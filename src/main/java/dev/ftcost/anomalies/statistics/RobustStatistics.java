package dev.ftcost.anomalies.statistics;

import java.util.Arrays;

/** Robust means and medians: a few outliers cannot move them far; the values may be left in another order. */
final class RobustStatistics {

    private static final double TRIMMED = 0.15;

    private RobustStatistics() {}

    static double median(double[] values) {
        Arrays.sort(values);
        return ofSorted(values);
    }

    static double ofSorted(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The mean without the lowest and the highest 15 %, at least one of each where three values leave one. */
    static double trimmedMean(double[] values) {
        int cut = Math.max((int) (TRIMMED * values.length), values.length >= 3 ? 1 : 0);
        if (cut == 1) {
            return meanWithoutExtremes(values);
        }
        Arrays.sort(values);
        double sum = 0;
        for (int i = cut; i < values.length - cut; i++) {
            sum += values[i];
        }
        return sum / (values.length - 2 * cut);
    }

    /** Without sorting: eight of these are needed for each day of each series. */
    private static double meanWithoutExtremes(double[] values) {
        double sum = 0;
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return (sum - least - most) / (values.length - 2);
    }
}
