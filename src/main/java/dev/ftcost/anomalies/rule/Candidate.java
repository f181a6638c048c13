package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that one rule found in one series, before it is decided whether it is reported. {@code since} and {@code last} are
 * the first and the last day of its episode, {@code date} the last day that the finding needed; what decides looks at the days
 * up to {@code date} alone. {@code reportedApart} are findings of parts of the series whose dollars count there.
 */
public record Candidate(CostSeries series, Kind kind, LocalDate since, LocalDate date, LocalDate last, Estimate estimate,
        List<Candidate> reportedApart) {

    /** What the days from one to another should have cost; null where that is unknown. */
    interface Estimate {
        BigDecimal of(LocalDate from, LocalDate to);
    }

    /** An estimate may ask the database, and is asked once for the same days. */
    static Candidate of(CostSeries series, Kind kind, LocalDate since, LocalDate date, LocalDate last, Estimate estimate) {
        Map<List<LocalDate>, Optional<BigDecimal>> known = new HashMap<>();
        Estimate once = (from, to) -> known.computeIfAbsent(List.of(from, to), days -> Optional.ofNullable(estimate.of(from, to)))
                .orElse(null);
        return new Candidate(series, kind, since, date, last, once, List.of());
    }

    /** The same with its first days left out, because they were reported before; an estimate for any days reaches as far as that report did. */
    Candidate after(Candidate reported) {
        LocalDate next = reported.date.plusDays(1);
        LocalDate end = kind.isRatio() && reported.last.isAfter(last) ? reported.last : last;
        return new Candidate(series, kind, next.isBefore(since) ? since : next, date, end, estimate, reportedApart);
    }

    /** The same with its last days left out, because another finding has them. */
    Candidate before(LocalDate day) {
        return last.isBefore(day) ? this : new Candidate(series, kind, since, date, day.minusDays(1), estimate, reportedApart);
    }

    /** The same without the dollars of its parts. */
    Candidate without(List<Candidate> parts) {
        return new Candidate(series, kind, since, date, last, estimate, parts);
    }

    /** The same once its dollars have reached an amount, which may be on a later day of the episode; null when they never do. */
    Candidate reaching(BigDecimal least) {
        for (LocalDate day = date; !day.isAfter(last); day = day.plusDays(1)) {
            BigDecimal impact = impact(since, day);
            if (impact == null || impact.abs().compareTo(least) >= 0) {
                return new Candidate(series, kind, since, day, last, estimate, reportedApart);
            }
        }
        return null;
    }

    public Subject subject() {
        return series.subject();
    }

    /** All days of the episode. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(since, last) + 1;
    }

    /** The exact cost of all days. */
    public BigDecimal actual() {
        return series.cost(since, last);
    }

    /** What all days should have cost; null where it is unknown. What is reported apart was to be expected. */
    public BigDecimal expected() {
        return expected(since, last);
    }

    private BigDecimal expected(LocalDate from, LocalDate to) {
        BigDecimal expected = estimate.of(from, to);
        for (Candidate part : reportedApart) {
            expected = expected.add(Money.cents(part.within(from, to)));
        }
        return expected;
    }

    /** The impact of all days; null where it is unknown. */
    public BigDecimal impact() {
        return impact(since, last);
    }

    private BigDecimal impact(LocalDate from, LocalDate to) {
        BigDecimal expected = expected(from, to);
        return expected == null ? null : series.cost(from, to).subtract(expected);
    }

    /** The part of the impact that falls into some days. */
    private BigDecimal within(LocalDate from, LocalDate to) {
        LocalDate first = from.isAfter(since) ? from : since;
        LocalDate end = to.isBefore(last) ? to : last;
        return end.isBefore(first) ? BigDecimal.ZERO : impact(first, end);
    }

    /** The dollars that are reported apart, rounded as they are left out. */
    public BigDecimal apart() {
        return reportedApart.stream().map(part -> Money.cents(part.within(since, last))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether its days overlap with those of another one. */
    boolean overlaps(Candidate other) {
        return !since.isAfter(other.last) && !other.since.isAfter(last);
    }

    public boolean isRise() {
        BigDecimal impact = impact(since, date);
        return impact != null && impact.signum() > 0;
    }

    /** Dollars per day up to {@code date}, of which nothing is shown. */
    double size() {
        BigDecimal impact = impact(since, date);
        return impact == null ? 0 : Math.abs(impact.doubleValue()) / (ChronoUnit.DAYS.between(since, date) + 1);
    }
}
