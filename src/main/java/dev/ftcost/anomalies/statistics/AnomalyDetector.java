package dev.ftcost.anomalies.statistics;

import java.util.List;

/** Finds spikes, new levels, drifts and drops in a daily cost series; every day is judged by the days before it alone. */
public final class AnomalyDetector {

    /** A series is judged once it has fourteen days of history. */
    public static final int LEARNING_DAYS = 14;

    private final Sensitivity sensitivity;

    public AnomalyDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    /**
     * At most one finding a day, in order. Later days never change which findings there are; they only add their dollars to
     * an episode that goes on.
     */
    public Judgement judge(DailySeries series) {
        DailySeries used = series.fromFirstUse();
        return new Judgement(used.days() < LEARNING_DAYS, new SeriesScan(used, sensitivity).findings());
    }

    /** The findings of one series in order of date; {@code learning} while its history is too short to judge any day. */
    public record Judgement(boolean learning, List<Detection> findings) {

        public Judgement {
            findings = List.copyOf(findings);
        }
    }
}
