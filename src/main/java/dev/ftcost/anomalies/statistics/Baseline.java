package dev.ftcost.anomalies.statistics;

/** The last week of usage compared with the weeks before it, on the log scale and without their weekday pattern. */
final class Baseline {

    private static final int WEEK = 7;
    private static final int MOST_DAYS = 42;
    private static final int FEWEST_DAYS = 14;
    private static final int FEWEST_GROWTH_DAYS = 7;
    private static final double HALF = 0.5;
    private static final double MOST_GROWTH = 0.004;

    private final int end;
    private final int days;
    private final WeekPattern pattern;
    private final double growth;
    private final double before;
    private final double[] week;

    /** {@code end} is the day after the last week. */
    Baseline(WeekPattern pattern, double scale, int end) {
        this.end = end;
        this.pattern = pattern;
        int history = end - WEEK;
        // half of the history, so that the other half can show the growth
        days = Math.min(history, Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, history / 2)));
        before = RobustStatistics.trimmedMean(pattern.withoutPattern(history, days));
        growth = growth(scale, Math.min(MOST_DAYS, history - days));
        week = pattern.withoutPattern(end, WEEK);
    }

    /** What the weeks before rose above those before them, less what noise explains, a day; never negative. */
    private double growth(double scale, int earlierDays) {
        if (scale == 0 || earlierDays < FEWEST_GROWTH_DAYS) {
            return 0;
        }
        double risen = before - RobustStatistics.trimmedMean(pattern.withoutPattern(end - WEEK - days, earlierDays));
        double noise = scale * scale * (1.0 / days + 1.0 / earlierDays);
        double significant = risen > 0 ? Math.max(0, risen - noise / risen) : 0;
        return Math.min(MOST_GROWTH, significant / ((days + earlierDays) / 2.0));
    }

    /** The growth that was under way before the last week, log units a day: what goes on as before is not unusual. */
    double growth() {
        return growth;
    }

    WeekPattern pattern() {
        return pattern;
    }

    boolean isLongEnough() {
        return days >= FEWEST_DAYS;
    }

    /** Whether most days of the weeks before had a cost. */
    boolean isUsedMostly(LogCosts costs) {
        int used = 0;
        for (int day = end - WEEK - days; day < end - WEEK; day++) {
            used += costs.isUsed(day) ? 1 : 0;
        }
        return 2 * used > days;
    }

    /** The last week's level, where at least four days must agree. */
    double medianOfWeek() {
        return RobustStatistics.median(week);
    }

    double before() {
        return before;
    }

    /** How far the last week's median lies above the weeks before; negative for a fall. */
    double change() {
        return medianOfWeek() - before;
    }

    /** How far the last week lies above what the weeks before and their growth let expect. */
    double rise() {
        return RobustStatistics.trimmedMean(week) - level(end - 1 - WEEK / 2);
    }

    /** Whether most of the last week took part in the rise; two high days lift a mean, too. */
    boolean hasRisenMostly() {
        return medianOfWeek() - level(end - 1 - WEEK / 2) >= HALF * rise();
    }

    /** The standard deviation of the difference between the week and the weeks before where nothing happened. */
    double noise(double scale) {
        return scale * Math.sqrt(1.0 / WEEK + 1.0 / days);
    }

    /** The expected logarithm of one day's cost. */
    double expected(int day) {
        return level(day) + pattern.factor(day);
    }

    double withoutPattern(LogCosts costs, int day) {
        return costs.log(day) - pattern.factor(day);
    }

    private double level(int day) {
        double center = end - WEEK - (days + 1) / 2.0;
        return before + growth * (day - center);
    }
}
