package dev.ftcost.anomaly;

/** A week at a higher level: opens once, and closes when the weeks before have caught up or the level is back. */
final class RiseEpisode {

    private static final double TOLERATED_RISE = 0.04;
    private static final double LEAST_RISE = Math.log(1.17);

    private boolean open;

    boolean isOpen() {
        return open;
    }

    static double strength(Baseline baseline, double noise) {
        return (baseline.rise() - TOLERATED_RISE) / noise;
    }

    /** Whether an episode opens on this day. */
    boolean opens(Baseline baseline, double strength, double threshold, double widening) {
        if (open) {
            open = strength >= threshold / 2;
            return false;
        }
        open = baseline.isLongEnough() && strength > threshold * widening && baseline.rise() > LEAST_RISE;
        return open;
    }
}
