package dev.ftcost.anomalies.statistics;

/** Days in a row far above the expected cost: the first is reported, a later one only if it is much stronger. */
final class SpikeEpisode {

    private static final double MUCH_STRONGER = 1.5;

    private double strongest;

    /** Whether this day, a spike of the given strength, opens an episode or surpasses the one that is open. */
    boolean isNews(double strength) {
        boolean news = strength > MUCH_STRONGER * strongest;
        strongest = Math.max(strongest, strength);
        return news;
    }

    /** A day that is no spike ends the episode unless it lies half-way to one. */
    void ordinaryDay(double strength, double threshold) {
        if (strength < threshold / 2) {
            strongest = 0;
        }
    }
}
