package dev.ftcost.anomaly;

import java.util.Arrays;

/** The natural logarithm of each day's cost and the weekday of each day (0 Monday to 6 Sunday). */
final class LogCosts {

    private static final double CENT = 0.01;
    private static final double SHARE_OF_USUAL_DAY = 0.02;
    private static final int USUAL_DAYS = 28;

    private final double[] logs;
    private final double[] floors;
    private final int firstWeekday;

    LogCosts(DailySeries series) {
        double[] cost = series.cost();
        logs = new double[cost.length];
        floors = new double[cost.length];
        firstWeekday = series.first().getDayOfWeek().getValue() - 1;
        for (int day = 0; day < cost.length; day++) {
            floors[day] = floor(cost, day);
            logs[day] = Math.log(Math.max(cost[day], floors[day]));
        }
    }

    int weekday(int day) {
        return (firstWeekday + day) % 7;
    }

    double log(int day) {
        return logs[day];
    }

    /** Dollars of a logarithm; what does not exceed the day's floor is 0. */
    double dollars(double log, int day) {
        double dollars = Math.exp(log);
        return dollars > floors[day] * 1.001 ? dollars : 0;
    }

    double[] block(int end, int length) {
        return Arrays.copyOfRange(logs, end - length, end);
    }

    /** A zero has no logarithm: it counts as a fiftieth of a usual day, so that silent weekends are a pattern like any other. */
    private static double floor(double[] cost, int day) {
        double[] used = Arrays.stream(cost, Math.max(0, day + 1 - USUAL_DAYS), day + 1).filter(c -> c > 0).toArray();
        return used.length == 0 ? CENT : Math.max(CENT, SHARE_OF_USUAL_DAY * Middle.median(used));
    }
}
