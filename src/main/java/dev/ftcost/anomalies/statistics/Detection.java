package dev.ftcost.anomalies.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One episode of unusual cost, reported once: {@code date} is the last day of usage that the finding needed, {@code since} the
 * first day of the episode; {@code expectedByDay} has the dollars of each day from {@code since} to the last day of the
 * episode, which may be later than {@code date}, and {@code actual} those of all of them; {@code strength} counts standard
 * deviations and is negative for a drop.
 */
public record Detection(Kind kind, LocalDate date, LocalDate since, List<Double> expectedByDay, double actual, double strength) {

    public Detection {
        expectedByDay = List.copyOf(expectedByDay);
    }

    /** The days that the finding needed. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(since, date) + 1;
    }

    /** The last day of the episode so far. */
    public LocalDate last() {
        return since.plusDays(expectedByDay.size() - 1L);
    }

    /** The same episode with one more day. */
    Detection with(double expectedNext, double actualNext) {
        List<Double> all = new ArrayList<>(expectedByDay);
        all.add(expectedNext);
        return new Detection(kind, date, since, all, actual + actualNext, strength);
    }

    public double expected() {
        return expected(since, last());
    }

    /** The dollars expected on some days of the episode. */
    public double expected(LocalDate from, LocalDate to) {
        double sum = 0;
        for (int i = (int) ChronoUnit.DAYS.between(since, from); i <= ChronoUnit.DAYS.between(since, to) && i < expectedByDay.size(); i++) {
            sum += expectedByDay.get(i);
        }
        return sum;
    }

    /** Dollars above the expected ones over all days of the episode; negative for a drop. */
    public double impact() {
        return actual - expected();
    }
}
