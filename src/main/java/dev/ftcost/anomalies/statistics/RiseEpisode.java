package dev.ftcost.anomalies.statistics;

/** A week at a higher level: opens once, and closes when the weeks before have caught up or the level is back. */
final class RiseEpisode {

    private static final double TOLERATED_RISE = 0.04;
    private static final double LEAST_TOLERANCE = 0.5;
    private static final double LEAST_RISE = Math.log(1.17);

    private boolean open;

    boolean isOpen() {
        return open;
    }

    /** Standard deviations; where noise is loud, the tolerated rise is too small to make up for the many weeks that are looked at. */
    static double strength(Baseline baseline, double noise) {
        return (baseline.rise() - Math.max(TOLERATED_RISE, LEAST_TOLERANCE * noise)) / noise;
    }

    /** Whether the rise is worth a closer look. */
    boolean mayMatter(Baseline baseline) {
        return open || baseline.isLongEnough() && baseline.rise() > LEAST_RISE;
    }

    /** Whether an episode opens on this day; one that is open needs half of the threshold, not widened, to stay so. */
    boolean opens(Baseline baseline, double noise, double threshold, double widening) {
        double strength = strength(baseline, noise);
        if (open) {
            open = strength >= threshold / 2;
            return false;
        }
        open = mayMatter(baseline) && strength > threshold * widening;
        return open;
    }
}
