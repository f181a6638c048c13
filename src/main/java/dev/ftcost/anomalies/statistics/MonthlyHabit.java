package dev.ftcost.anomalies.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/**
 * Whether what a day shows also happened in both months before, on the day that corresponds to it: the same day of the month, as many days
 * before its end, the same of its Mondays (the first, the last), the same of its working days. A run on the first is a habit the third time.
 * What happened then must have been unusual as well, and half as large: in dollars, or as a multiple of what was usual on its weekday.
 */
final class MonthlyHabit {

    private static final int MONTHS = 2;
    private static final int NEIGHBORS = 7;
    private static final double SIMILAR = 0.5;
    private static final double CENT = 0.01;
    private static final int WEEK = 7;

    /** By what a habit is known. */
    private static final List<Rule> RULES = List.of(
            (date, month) -> month.isValidDay(date.getDayOfMonth()) ? month.atDay(date.getDayOfMonth()) : null,
            (date, month) -> {
                int day = month.lengthOfMonth() - date.lengthOfMonth() + date.getDayOfMonth();
                return day > 0 ? month.atDay(day) : null;
            },
            (date, month) -> sameWeekday(date, month, (date.getDayOfMonth() - 1) / WEEK + 1),
            (date, month) -> sameWeekday(date, month, -((date.lengthOfMonth() - date.getDayOfMonth()) / WEEK + 1)),
            (date, month) -> {
                List<LocalDate> days = workingDays(month);
                int place = workingDays(YearMonth.from(date)).indexOf(date);
                return place >= 0 && place < days.size() ? days.get(place) : null;
            },
            (date, month) -> {
                List<LocalDate> days = workingDays(month);
                List<LocalDate> own = workingDays(YearMonth.from(date));
                int place = days.size() - own.size() + own.indexOf(date);
                return own.contains(date) && place >= 0 ? days.get(place) : null;
            });

    private final DailySeries series;
    private final double[] cost;

    /** The day of another month that a day corresponds to; null where that month has none. */
    private interface Rule {
        LocalDate in(LocalDate date, YearMonth month);
    }

    /** @param cost the costs of the series without its gaps */
    MonthlyHabit(DailySeries series, double[] cost) {
        this.series = series;
        this.cost = cost;
    }

    /** @param ordinal 1 for the first, -1 for the last */
    private static LocalDate sameWeekday(LocalDate date, YearMonth month, int ordinal) {
        LocalDate day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, date.getDayOfWeek()));
        return YearMonth.from(day).equals(month) ? day : null;
    }

    private static List<LocalDate> workingDays(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .toList();
    }

    /**
     * Only earlier days are asked.
     *
     * @param excess in dollars above what was expected on the day, negative for a fall
     * @param least how far, on the log scale, a day must be off to be unusual
     */
    boolean covers(int day, WeekPattern pattern, double excess, double least) {
        LocalDate date = series.date(day);
        return RULES.stream().anyMatch(rule -> covers(rule, date, day, pattern, excess, least));
    }

    private boolean covers(Rule rule, LocalDate date, int day, WeekPattern pattern, double excess, double least) {
        for (int back = 1; back <= MONTHS; back++) {
            LocalDate then = rule.in(date, YearMonth.from(date).minusMonths(back));
            if (then == null || !isSimilar(then, day, pattern, excess, least)) {
                return false;
            }
        }
        return true;
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
