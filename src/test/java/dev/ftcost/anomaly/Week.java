package dev.ftcost.anomaly;

/** Shapes of a week: what a weekend day costs as a share of a weekday. */
enum Week {
    WEEKDAY_HEAVY(0.45), FLAT(1), BATCH(0.1);

    final double weekend;

    Week(double weekend) {
        this.weekend = weekend;
    }
}
