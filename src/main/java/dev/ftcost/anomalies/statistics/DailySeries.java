package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.util.Arrays;

/** What one model, project or account cost on each day from {@code first} on, in dollars; a day without usage is 0. */
public record DailySeries(LocalDate first, double[] cost) {

    public DailySeries {
        cost = cost.clone();
        for (int day = 0; day < cost.length; day++) {
            if (!(cost[day] >= 0) || Double.isInfinite(cost[day])) {
                throw new IllegalArgumentException(first.plusDays(day) + ": cost '" + cost[day] + "' is no amount of dollars");
            }
        }
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
        return new DailySeries(date(start), Arrays.copyOfRange(cost, start, cost.length));
    }
}
