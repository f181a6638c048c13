package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.util.Arrays;

/** The natural logarithm of each day's cost and the weekday of each day (0 Monday to 6 Sunday). */
final class LogCosts {

    private static final double CENT = 0.01;
    private static final double SHARE_OF_USUAL_DAY = 0.02;
    private static final int USUAL_DAYS = 28;
    private static final double SILENT = 1.5;

    private final double[] cost;
    private final double[] logs;
    private final double[] floors;
    private final double[] medians;
    private final int firstWeekday;

    LogCosts(LocalDate first, double[] cost) {
        this.cost = cost;
        logs = new double[cost.length];
        floors = new double[cost.length];
        firstWeekday = first.getDayOfWeek().getValue() - 1;
        for (int day = 0; day < cost.length; day++) {
            floors[day] = floor(day);
            logs[day] = Math.log(Math.max(cost[day], floors[day]));
        }
        medians = new double[cost.length + 1];
        for (int end = 7; end <= cost.length; end++) {
            medians[end] = RobustStatistics.median(logs(end, 7));
        }
    }

    int weekday(int day) {
        return (firstWeekday + day) % 7;
    }

    boolean isUsed(int day) {
        return cost[day] > 0;
    }

    double log(int day) {
        return logs[day];
    }

    /** The median of the seven days before {@code end}. */
    double medianOfWeek(int end) {
        return medians[end];
    }

    double[] logs(int end, int length) {
        return Arrays.copyOfRange(logs, end - length, end);
    }

    /** The dollars that a zero counts as on this day. */
    double floorOf(int day) {
        return floors[day];
    }

    /** Dollars of a logarithm; what hardly exceeds the day's floor counts as a day without usage and is 0. */
    double dollars(double log, int day) {
        double dollars = Math.exp(log);
        return dollars > floors[day] * SILENT ? dollars : 0;
    }

    /** A zero has no logarithm: it counts as a fiftieth of a usual day, so that silent weekends are a pattern like any other. */
    private double floor(int day) {
        double[] used = new double[USUAL_DAYS];
        int count = 0;
        for (int each = Math.max(0, day + 1 - USUAL_DAYS); each <= day; each++) {
            if (cost[each] > 0) {
                used[count++] = cost[each];
            }
        }
        return count == 0 ? CENT : Math.max(CENT, SHARE_OF_USUAL_DAY * RobustStatistics.median(Arrays.copyOf(used, count)));
    }
}
