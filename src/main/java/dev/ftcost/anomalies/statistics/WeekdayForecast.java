package dev.ftcost.anomalies.statistics;

/** What one day should cost on the log scale, from the days before it alone: level, growth under way and weekday. */
final class WeekdayForecast {

    private static final int LEVEL_DAYS = 21;

    private final LogCosts costs;
    private final int day;
    private final WeekPattern pattern;
    private final double level;
    private final double width;

    /** {@code growth} is in log units a day; {@code day} needs seven days before it. */
    WeekdayForecast(LogCosts costs, int day, WeekPattern pattern, double growth) {
        this.costs = costs;
        this.day = day;
        this.pattern = pattern;
        int days = Math.min(LEVEL_DAYS, day);
        level = RobustStatistics.trimmedMean(pattern.withoutPattern(day, days)) + growth * (days + 1) / 2;
        width = Math.sqrt(1 + 1.0 / days + 1.0 / WeekPattern.weeksBefore(day));
    }

    double level() {
        return level;
    }

    /** The level of the seven days before, which a rise that is already known has brought about. */
    double lastWeek() {
        return RobustStatistics.trimmedMean(pattern.withoutPattern(day, 7));
    }

    /** How far the day lies above a level, in units in which a day's noise has the same size however short the history. */
    double error(double aboveLevel) {
        return (costs.log(day) - pattern.factor(day) - aboveLevel) / width;
    }

    double dollars(double atLevel) {
        return costs.dollars(atLevel + pattern.factor(day), day);
    }
}
