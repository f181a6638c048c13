package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import java.util.List;
import java.util.stream.IntStream;

/** What a method achieved on a set of events: shares between 0 and 1. */
public final class Score {

    private int events;
    private int found;
    private double excess;
    private double foundExcess;
    private double spentBefore;

    /** Counts one event that began on {@code start} and made {@code quiet} into {@code series}. */
    public void add(Method method, Event event, DailySeries quiet, DailySeries series, int start) {
        int end = start + event.window;
        int alert = IntStream.of(method.alerts(Sample.until(series, end))).filter(day -> day >= start).findFirst().orElse(end);
        double whole = excess(quiet, series, start, end);
        events++;
        found += alert < end ? 1 : 0;
        excess += whole;
        foundExcess += alert < end ? whole : 0;
        spentBefore += excess(quiet, series, start, alert) / whole;
    }

    public double recall() {
        return found / (double) events;
    }

    /** The share of all excess dollars that belongs to events that were found. */
    public double dollarRecall() {
        return foundExcess / excess;
    }

    /** The mean share of an event's excess spent before the day of the alert; all of it if there was none. */
    public double costToDetect() {
        return spentBefore / events;
    }

    /** Alerts in 30 judged days on series in which nothing happened. */
    public static double falseAlerts(Method method, List<DailySeries> quiet) {
        return falseAlerts(method, quiet, AnomalyDetector.LEARNING_DAYS, Integer.MAX_VALUE);
    }

    public static double falseAlerts(Method method, List<DailySeries> quiet, int from, int to) {
        double days = 0;
        double alerts = 0;
        for (DailySeries series : quiet) {
            days += Math.max(0, Math.min(to, series.days()) - from);
            alerts += IntStream.of(method.alerts(series)).filter(day -> day >= from && day < to).count();
        }
        return 30 * alerts / days;
    }

    private static double excess(DailySeries quiet, DailySeries series, int from, int to) {
        double[] usual = quiet.cost();
        double[] cost = series.cost();
        return IntStream.range(from, to).mapToDouble(day -> cost[day] - usual[day]).sum();
    }
}
