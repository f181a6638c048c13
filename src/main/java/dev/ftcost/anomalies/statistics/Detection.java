package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One episode of unusual cost, reported once: {@code date} is the last day of usage that it needed, {@code since} the
 * first day of the episode; {@code expectedByDay} has the dollars of each day from {@code since} to {@code date} and
 * {@code actual} those of all of them; {@code strength} counts standard deviations and is negative for a drop.
 */
public record Detection(Kind kind, LocalDate date, LocalDate since, List<Double> expectedByDay, double actual, double strength) {

    public Detection {
        expectedByDay = List.copyOf(expectedByDay);
    }

    public int days() {
        return expectedByDay.size();
    }

    public double expected() {
        return expectedFrom(since);
    }

    /** The dollars expected from a later day of the episode on. */
    public double expectedFrom(LocalDate day) {
        double sum = 0;
        for (int i = (int) ChronoUnit.DAYS.between(since, day); i < expectedByDay.size(); i++) {
            sum += expectedByDay.get(i);
        }
        return sum;
    }

    /** Dollars above the expected ones over the days of the finding; negative for a drop. */
    public double impact() {
        return actual - expected();
    }
}
