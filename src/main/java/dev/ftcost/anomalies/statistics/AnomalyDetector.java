package dev.ftcost.anomalies.statistics;

import java.util.ArrayList;
import java.util.List;

/** Finds spikes, new levels, drifts and drops in a daily cost series; every day is judged by the days before it alone. */
public final class AnomalyDetector {

    /** A series is judged from its fifteenth day with usage behind it on. */
    public static final int LEARNING_DAYS = 14;

    private final Sensitivity sensitivity;

    public AnomalyDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    /** At most one finding a day, in order; later days never change what is said of earlier ones. */
    public Judgement judge(DailySeries series) {
        DailySeries used = series.fromFirstUse();
        SeriesScan days = new SeriesScan(used, sensitivity);
        List<Detection> findings = new ArrayList<>();
        for (int day = 0; day < used.days(); day++) {
            days.judge(day).ifPresent(findings::add);
        }
        return new Judgement(used.days() < LEARNING_DAYS, findings);
    }

    /** The findings of one series in order of date; {@code learning} while its history is too short to judge any day. */
    public record Judgement(boolean learning, List<Detection> findings) {

        public Judgement {
            findings = List.copyOf(findings);
        }
    }
}
