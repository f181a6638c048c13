package dev.ftcost.testing;

/** Shapes of a week: what a weekend day costs as a share of a weekday. */
public enum Week {
    WEEKDAY_HEAVY(0.45), FLAT(1), BATCH(0.1);

    public final double weekend;

    Week(double weekend) {
        this.weekend = weekend;
    }
}
