package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Something that one rule found in one series, before it is decided whether it is reported. {@code expected} is what the days
 * from {@code since} to {@code date} should have cost, null where that is unknown.
 */
public record Candidate(CostSeries series, Kind kind, LocalDate since, LocalDate date, BigDecimal expected, Estimate estimate) {

    /** What the days from one to the last day of a candidate should have cost. */
    interface Estimate {
        BigDecimal from(LocalDate day);
    }

    static Candidate of(CostSeries series, Kind kind, LocalDate since, LocalDate date, Estimate estimate) {
        return new Candidate(series, kind, since, date, estimate.from(since), estimate);
    }

    /** The same with its first days left out, because they were reported before. */
    Candidate from(LocalDate day) {
        return of(series, kind, day, date, estimate);
    }

    public Subject subject() {
        return series.subject();
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(since, date) + 1;
    }

    /** The exact cost of the days. */
    public BigDecimal actual() {
        return series.cost(since, date);
    }

    /** Null where it is unknown. */
    public BigDecimal impact() {
        return expected == null ? null : actual().subtract(expected);
    }

    public boolean isRise() {
        return impact() != null && impact().signum() > 0;
    }

    /** Dollars a day, of which nothing is shown. */
    double size() {
        return impact() == null ? 0 : Math.abs(impact().doubleValue()) / days();
    }
}
