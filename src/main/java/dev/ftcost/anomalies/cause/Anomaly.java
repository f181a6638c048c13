package dev.ftcost.anomalies.cause;

import dev.ftcost.anomalies.series.Decomposition;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.names.NamedId;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One reported anomaly. Amounts are in USD: {@code actual} is the exact cost of the days from {@code since} to
 * {@code last}, {@code expected} is in whole cents, {@code impact} is their difference; each is null where unknown.
 *
 * @param date the last day of usage that the finding needed
 * @param since the first day of the episode
 * @param last the last day of the episode so far, {@code date} or later
 * @param model null when it shows in everything together and no model explains it
 * @param project with its name; null when it is not one project's
 * @param split the exact parts of the impact; null where there is nothing to compare with
 * @param episode the same number for rows of one event, each with days of its own
 */
public record Anomaly(LocalDate date, LocalDate since, LocalDate last, String model, NamedId project, Kind kind, BigDecimal expected,
        BigDecimal actual,
        BigDecimal impact, String cause, Decomposition split, int episode) {

    /** The id of the project; null when it is not one project's. */
    public String projectId() {
        return project == null ? null : project.id();
    }
}
