package dev.ftcost.anomalies.statistics;

/**
 * The days in a row that lie clearly above, or clearly below, what was expected before the first of them. After two weeks
 * they are the new level and no longer the days of one episode.
 */
final class EpisodeDays {

    private static final int MOST_DAYS = 14;

    private final int sign;
    private int days;
    private double level;

    /** @param sign 1 for days above, -1 for days below */
    EpisodeDays(int sign) {
        this.sign = sign;
    }

    /** Takes in the next day; it belongs to the days when it lies half a spike off, measured by the level before the first of them. */
    void day(WeekdayForecast forecast, double scale, double threshold) {
        double reference = days > 0 ? level : forecast.level();
        boolean off = scale > 0 && sign * forecast.error(reference) / scale >= threshold / 2;
        level = reference;
        days = off ? days + 1 : 0;
    }

    /** A day of which nothing is known ends them. */
    void gap() {
        days = 0;
    }

    int days() {
        return days;
    }

    boolean areOpen() {
        return days > 0 && days <= MOST_DAYS;
    }

    /** The expected dollars of the day that was taken in last. */
    double expected(WeekdayForecast forecast) {
        return forecast.dollars(level);
    }
}
