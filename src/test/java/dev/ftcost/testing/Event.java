package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.DailySeries;
import java.util.SplittableRandom;

/** What is done to a series, and the days within which it must be found, the first included. */
public enum Event {
    WEEKEND_SPIKE(1), WEEKDAY_SPIKE(1), SHIFT(7), DRIFT(28), DROP(7);

    public static final int LEAST_HISTORY = 56;

    public final int window;

    Event(int window) {
        this.window = window;
    }

    /** A day with eight weeks before it and four after it; for a spike one of the right part of the week. */
    public int start(SplittableRandom random, DailySeries series) {
        int day = random.nextInt(LEAST_HISTORY, series.days() - DRIFT.window + 1);
        boolean weekend = this == WEEKEND_SPIKE;
        while ((weekend || this == WEEKDAY_SPIKE) && Synthetic.isWeekend(series.first(), day) != weekend) {
            day++;
        }
        return day;
    }

    /** The series with its days from {@code start} on multiplied: once, for good, or in four weeks of even steps. */
    public DailySeries in(DailySeries series, int start, double factor) {
        double[] cost = series.cost();
        int end = window == 1 ? start + 1 : cost.length;
        for (int day = start; day < end; day++) {
            double done = this == DRIFT ? Math.min(1, (day - start + 1) / (double) window) : 1;
            cost[day] *= Math.pow(factor, done);
        }
        return new DailySeries(series.first(), cost);
    }
}
