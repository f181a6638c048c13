package dev.ftcost.anomalies.statistics;

/** A collapse: two days in a row under half of the expected cost, or a week under 60 % of the weeks before. */
final class DropEpisode {

    private static final double HALF = Math.log(0.5);
    private static final double COLLAPSED_WEEK = Math.log(0.6);
    private static final double SURE = 2;
    private static final double RECOVERED = Math.log(0.75);

    private boolean open;
    private double levelBefore;
    private boolean lowToday;
    private boolean lowYesterday;

    /** Takes in one day: its error on the log scale, and whether that is beyond the threshold and no habit of the series. */
    void day(double error, boolean unusual) {
        lowYesterday = lowToday;
        lowToday = unusual && error < HALF;
    }

    boolean showsInDays() {
        return lowToday && lowYesterday;
    }

    /** A week needs to be surer of a fall than of a rise: a halved week is seen at once at any usual noise. */
    static boolean showsInWeek(Baseline baseline, double noise, double threshold) {
        return baseline.isLongEnough() && baseline.change() < Math.min(COLLAPSED_WEEK, -SURE * threshold * noise);
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
