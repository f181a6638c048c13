package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What one model, project or account cost on each day from {@code first} on, in dollars; a day without usage is 0.
 *
 * @param gaps the days that no export covers, by their number: their cost is unknown, and the value there is ignored
 */
public record DailySeries(LocalDate first, double[] cost, BitSet gaps) {

    private static final int SAME_WEEKDAYS = 4;

    public DailySeries {
        cost = cost.clone();
        for (int day = 0; day < cost.length; day++) {
            if (!(cost[day] >= 0) || Double.isInfinite(cost[day])) {
                throw new IllegalArgumentException(first.plusDays(day) + ": cost '" + cost[day] + "' is not an amount");
            }
        }
    }

    /** A series without gaps. */
    public DailySeries(LocalDate first, double[] cost) {
        this(first, cost, new BitSet());
    }

    @Override
    public double[] cost() {
        return cost.clone();
    }

    public int days() {
        return cost.length;
    }

    public LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Leading zeros are no history: the series begins on its first day with a cost. */
    DailySeries fromFirstUse() {
        int start = 0;
        while (start < cost.length && cost[start] == 0) {
            start++;
        }
        return new DailySeries(date(start), Arrays.copyOfRange(cost, start, cost.length), gaps.get(start, Math.max(start, cost.length)));
    }

    /** The first day with a full history before it; gaps are no history. Beyond all days when there is none. */
    int firstJudged() {
        int covered = 0;
        int day = 0;
        while (covered < AnomalyDetector.LEARNING_DAYS && day < cost.length) {
            covered += gaps.get(day++) ? 0 : 1;
        }
        return covered < AnomalyDetector.LEARNING_DAYS ? Integer.MAX_VALUE : day;
    }

    /** The costs with each gap filled by what its weekday usually cost before, so that it neither rises nor falls. */
    double[] withoutGaps() {
        double[] filled = cost.clone();
        for (int day = gaps.nextSetBit(1); day >= 0 && day < filled.length; day = gaps.nextSetBit(day + 1)) {
            int weeks = Math.min(SAME_WEEKDAYS, day / 7);
            double[] before = new double[weeks];
            for (int week = 0; week < weeks; week++) {
                before[week] = filled[day - 7 * (week + 1)];
            }
            filled[day] = weeks == 0 ? filled[day - 1] : RobustStatistics.median(before);
        }
        return filled;
    }
}
