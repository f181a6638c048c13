package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Simple methods that others use: each scores a day against the 28 days before it and alerts above a threshold. */
public enum SimpleMethod {
    MEAN_SD("mean and standard deviation") {
        @Override
        public double score(double[] cost, int day) {
            return (cost[day] - mean(cost, day)) / deviation(cost, day);
        }
    },
    MEDIAN_MAD("median and MAD") {
        @Override
        public double score(double[] cost, int day) {
            double[] past = Arrays.copyOfRange(cost, Math.max(0, day - DAYS), day);
            double median = median(past);
            double[] distances = Arrays.stream(past).map(each -> Math.abs(each - median)).toArray();
            return (cost[day] - median) / (1.4826 * median(distances));
        }
    },
    SEASONAL_NAIVE("the same weekday last week") {
        @Override
        public double score(double[] cost, int day) {
            double[] changes = IntStream.range(7, day + 1).mapToDouble(each -> cost[each] - cost[each - 7]).toArray();
            return changes[day - 7] / deviation(changes, day - 7);
        }
    };

    private static final int DAYS = 28;

    public final String title;

    SimpleMethod(String title) {
        this.title = title;
    }

    public abstract double score(double[] cost, int day);

    /** Alerts on the first of several days in a row above the threshold. */
    public Method above(double threshold) {
        return series -> {
            double[] cost = series.cost();
            return IntStream.range(AnomalyDetector.LEARNING_DAYS, cost.length)
                    .filter(day -> score(cost, day) > threshold && score(cost, day - 1) <= threshold).toArray();
        };
    }

    /** The threshold at which the method raises {@code rate} false alerts in 30 days on quiet series. */
    public Method withRate(double rate, List<DailySeries> quiet) {
        double low = 0.5;
        double high = 50;
        for (int step = 0; step < 16; step++) {
            double middle = (low + high) / 2;
            if (Score.falseAlerts(above(middle), quiet) > rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return above(high);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double mean(double[] values, int end) {
        return IntStream.range(Math.max(0, end - DAYS), end).mapToDouble(each -> values[each]).average().orElse(0);
    }

    private static double deviation(double[] values, int end) {
        double mean = mean(values, end);
        return Math.sqrt(IntStream.range(Math.max(0, end - DAYS), end)
                .mapToDouble(each -> (values[each] - mean) * (values[each] - mean)).average().orElse(0));
    }
}
