package dev.ftcost.testing;

/** How large the events are and how loud the noise around them. */
public enum Difficulty {
    EASY(2, 1.5, 2, 0.3, 0.06, 0.14), HARD(1.6, 1.25, 1.5, 0.5, 0.06, 0.20);

    public final double leastNoise;
    public final double mostNoise;
    private final double spike;
    private final double shift;
    private final double drift;
    private final double drop;

    Difficulty(double spike, double shift, double drift, double drop, double leastNoise, double mostNoise) {
        this.spike = spike;
        this.shift = shift;
        this.drift = drift;
        this.drop = drop;
        this.leastNoise = leastNoise;
        this.mostNoise = mostNoise;
    }

    public double factor(Event event) {
        return switch (event) {
            case WEEKEND_SPIKE, WEEKDAY_SPIKE -> spike;
            case SHIFT -> shift;
            case DRIFT -> drift;
            case DROP -> drop;
        };
    }
}
