package dev.ftcost.anomaly;

/** What one day should cost on the log scale, from the days before it alone: level, growth under way and weekday. */
final class Forecast {

    private static final int LEVEL_DAYS = 21;

    private final LogCosts costs;
    private final int day;
    private final WeekPattern pattern;
    private final double growth;
    private final double level;
    private final double width;

    /** {@code scale} is the noise of a day, 0 while it is unknown; {@code day} needs seven days before it. */
    Forecast(LogCosts costs, int day, double scale) {
        this.costs = costs;
        this.day = day;
        pattern = new WeekPattern(costs, day, scale);
        growth = Growth.perDay(pattern, day, scale);
        int days = Math.min(LEVEL_DAYS, day);
        level = Middle.trimmedMean(pattern.withoutPattern(day, days)) + growth * (days + 1) / 2;
        width = Math.sqrt(1 + 1.0 / days + 1.0 / WeekPattern.weeksBefore(day));
    }

    WeekPattern pattern() {
        return pattern;
    }

    double growth() {
        return growth;
    }

    double level() {
        return level;
    }

    /** The level of the seven days before, which a rise that is already known has brought about. */
    double lastWeek() {
        return Middle.trimmedMean(pattern.withoutPattern(day, 7));
    }

    /** How far the day lies above a level, in units in which a day's noise has the same size however short the history. */
    double error(double aboveLevel) {
        return (costs.log(day) - pattern.factor(day) - aboveLevel) / width;
    }

    double dollars(double atLevel) {
        return costs.dollars(atLevel + pattern.factor(day), day);
    }
}
