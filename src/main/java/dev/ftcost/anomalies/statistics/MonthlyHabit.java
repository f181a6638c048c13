package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Whether what a day shows also happened in both months before, on the same day of the month or as many days before its
 * end: a run on the first is a habit the third time. What happened then must have been unusual as well, and half as large:
 * in dollars, or as a multiple of what was usual on its weekday.
 */
final class MonthlyHabit {

    private static final int MONTHS = 2;
    private static final int NEIGHBORS = 7;
    private static final double SIMILAR = 0.5;
    private static final double CENT = 0.01;

    private final DailySeries series;
    private final double[] cost;

    /** @param cost the costs of the series without its gaps */
    MonthlyHabit(DailySeries series, double[] cost) {
        this.series = series;
        this.cost = cost;
    }

    /**
     * Only earlier days are asked.
     *
     * @param excess in dollars above what was expected on the day, negative for a fall
     * @param least how far, on the log scale, a day must be off to be unusual
     */
    boolean covers(int day, WeekPattern pattern, double excess, double least) {
        LocalDate date = series.date(day);
        int fromEnd = date.lengthOfMonth() - date.getDayOfMonth();
        boolean sameDay = true;
        boolean sameFromEnd = true;
        for (int back = 1; back <= MONTHS; back++) {
            YearMonth month = YearMonth.from(date).minusMonths(back);
            sameDay &= date.getDayOfMonth() <= month.lengthOfMonth()
                    && isSimilar(month.atDay(date.getDayOfMonth()), day, pattern, excess, least);
            sameFromEnd &= fromEnd < month.lengthOfMonth()
                    && isSimilar(month.atDay(month.lengthOfMonth() - fromEnd), day, pattern, excess, least);
        }
        return sameDay || sameFromEnd;
    }

    private boolean isSimilar(LocalDate then, int today, WeekPattern pattern, double excess, double least) {
        int day = (int) ChronoUnit.DAYS.between(series.first(), then);
        if (day < 0 || series.gaps().get(day)) {
            return false;
        }
        double[] around = new double[2 * NEIGHBORS];
        int count = 0;
        for (int each = Math.max(0, day - NEIGHBORS); each <= Math.min(today - 1, day + NEIGHBORS); each++) {
            if (each != day) {
                around[count++] = cost[each] * Math.exp(pattern.factor(day) - pattern.factor(each));
            }
        }
        double usual = count == 0 ? 0 : RobustStatistics.median(Arrays.copyOf(around, count));
        double sign = Math.signum(excess);
        double change = sign * change(cost[day], usual);
        boolean isSimilar = sign * (cost[day] - usual) >= SIMILAR * Math.abs(excess)
                || change >= SIMILAR * sign * change(cost[today], cost[today] - excess);
        return isSimilar && change >= least;
    }

    /** On the log scale. */
    private static double change(double cost, double usual) {
        return Math.log(Math.max(cost, CENT) / Math.max(usual, CENT));
    }
}
