package dev.ftcost.anomalies;

import dev.ftcost.anomalies.statistics.Sensitivity;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is asked.
 *
 * @param since the first day that a finding may have; null for all
 * @param until the last one; null for all
 * @param minImpact in USD; what matters less, up or down, is not reported
 * @param today the day that is not over; null for the day on which the newest bucket ends
 * @param settleDays how many days, today included, are too fresh to be judged
 */
public record AnomalyQuery(LocalDate since, LocalDate until, BigDecimal minImpact, LocalDate today, int settleDays,
        Sensitivity sensitivity) {

    public static final BigDecimal MIN_IMPACT = new BigDecimal("5.00");
    public static final int SETTLE_DAYS = 1;

    /** What the month's report asks. */
    public static AnomalyQuery usual() {
        return new AnomalyQuery(null, null, MIN_IMPACT, null, SETTLE_DAYS, Sensitivity.DEFAULT);
    }

    /** Whether one of the days from one to another is asked for. */
    boolean spans(LocalDate first, LocalDate last) {
        return (since == null || !last.isBefore(since)) && (until == null || !first.isAfter(until));
    }
}
