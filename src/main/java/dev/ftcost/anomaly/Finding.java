package dev.ftcost.anomaly;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * One episode of unusual cost, reported once: {@code date} is the last day of usage that it needed, {@code since} the
 * first day of the episode; {@code expected} and {@code actual} are dollars over the days from {@code since} to
 * {@code date}, both included; {@code strength} counts standard deviations and is negative for a drop.
 */
public record Finding(Kind kind, LocalDate date, LocalDate since, double expected, double actual, double strength) {

    public int days() {
        return (int) ChronoUnit.DAYS.between(since, date) + 1;
    }

    public double expectedPerDay() {
        return expected / days();
    }

    /** Dollars above the expected ones over the days of the finding; negative for a drop. */
    public double impact() {
        return actual - expected;
    }
}
