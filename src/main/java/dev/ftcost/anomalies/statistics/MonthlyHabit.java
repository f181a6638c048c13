package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Whether what a day shows also happened in both months before, on the same day of the month or as many days before its
 * end: a run on the first is a habit the third time.
 */
final class MonthlyHabit {

    private static final int MONTHS = 2;
    private static final int NEIGHBORS = 7;
    private static final double SIMILAR = 0.5;

    private final DailySeries series;
    private final double[] cost;

    /** @param cost the costs of the series without its gaps */
    MonthlyHabit(DailySeries series, double[] cost) {
        this.series = series;
        this.cost = cost;
    }

    /** {@code excess} is in dollars above what was expected on the day, negative for a fall; only earlier days are asked. */
    boolean covers(int day, WeekPattern pattern, double excess) {
        LocalDate date = series.date(day);
        int fromEnd = date.lengthOfMonth() - date.getDayOfMonth();
        boolean sameDay = true;
        boolean sameFromEnd = true;
        for (int back = 1; back <= MONTHS; back++) {
            YearMonth month = YearMonth.from(date).minusMonths(back);
            sameDay &= date.getDayOfMonth() <= month.lengthOfMonth()
                    && isSimilar(month.atDay(date.getDayOfMonth()), day, pattern, excess);
            sameFromEnd &= fromEnd < month.lengthOfMonth() && isSimilar(month.atDay(month.lengthOfMonth() - fromEnd), day, pattern, excess);
        }
        return sameDay || sameFromEnd;
    }

    private boolean isSimilar(LocalDate then, int today, WeekPattern pattern, double excess) {
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
        return Math.signum(excess) * (cost[day] - usual) >= SIMILAR * Math.abs(excess);
    }
}
