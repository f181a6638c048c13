package dev.ftcost.anomaly;

/** A collapse: two days in a row under half of the expected cost, or a week under 60 % of the weeks before. */
final class DropEpisode {

    private static final double HALF = Math.log(0.5);
    private static final double COLLAPSED_WEEK = Math.log(0.6);
    private static final double RECOVERED = Math.log(0.75);

    private boolean open;
    private double levelBefore;
    private boolean lowToday;
    private boolean lowYesterday;

    /** Takes in one day: its log cost above the expected one, and the same in standard deviations. */
    void day(double aboveExpected, double strength, double threshold) {
        lowYesterday = lowToday;
        lowToday = aboveExpected < HALF && strength < -threshold;
    }

    /** Whether the day just taken in is the second low one and the last week has not yet shown it. */
    boolean showsInDays() {
        return lowToday && lowYesterday;
    }

    static boolean showsInWeek(Baseline baseline, double noise, double threshold) {
        return baseline.isLongEnough() && baseline.rise() < COLLAPSED_WEEK && baseline.rise() < -threshold * noise;
    }

    /** Whether an episode opens; one that is open closes when day and week are back, or the weeks before have sunk as well. */
    boolean opens(boolean collapsed, double before, double today, double week) {
        if (open) {
            double recovered = Math.min(before, levelBefore) + RECOVERED;
            open = today < recovered || week < recovered;
            return false;
        }
        open = collapsed;
        levelBefore = before;
        return open;
    }
}
