package dev.ftcost.anomaly;

/** The last week of usage beside the weeks before it, without their weekday pattern; {@code end} is the day after that week. */
final class Baseline {

    static final int WEEK = 7;
    static final int MOST_DAYS = 42;
    private static final int FEWEST_DAYS = 14;

    private final int end;
    private final int days;
    private final WeekPattern pattern;
    private final double growth;
    private final double before;
    private final double rise;

    Baseline(Forecast forecast, int end) {
        this.end = end;
        pattern = forecast.pattern();
        growth = forecast.growth();
        days = days(end);
        before = Middle.trimmedMean(pattern.withoutPattern(end - WEEK, days));
        rise = Middle.trimmedMean(pattern.withoutPattern(end, WEEK)) - level(end - 4);
    }

    /** Half of the history before the last week, at least two weeks and at most six: the other half shows the growth. */
    static int days(int end) {
        int history = end - WEEK;
        return Math.min(history, Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, history / 2)));
    }

    boolean isLongEnough() {
        return days >= FEWEST_DAYS;
    }

    /** The level that the weeks before let expect on a day, with the growth that was under way. */
    double level(int day) {
        double middle = end - WEEK - (days + 1) / 2.0;
        return before + growth * (day - middle);
    }

    /** How far the last week lies above the expected level. */
    double rise() {
        return rise;
    }

    /** The standard deviation of {@link #rise} where nothing happened. */
    double noise(double scale) {
        return scale * Math.sqrt(1.0 / WEEK + 1.0 / days);
    }

    /** The expected logarithm of one day's cost. */
    double expected(int day) {
        return level(day) + pattern.factor(day);
    }
}
