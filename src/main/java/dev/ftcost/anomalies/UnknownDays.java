package dev.ftcost.anomalies;

import dev.ftcost.ledger.CoveredDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Days of which nothing is known, sorted; they are no days without usage.
 *
 * @param uncovered those that no usage export covers
 * @param rejected those of which all rows are rejected
 */
record UnknownDays(List<LocalDate> uncovered, List<LocalDate> rejected) {
    static final UnknownDays NONE = new UnknownDays(List.of(), List.of());

    UnknownDays {
        uncovered = List.copyOf(uncovered);
        rejected = List.copyOf(rejected);
    }

    /** @param unknown a first day that begins late is among them, and in neither list: that it is partial is said of its month */
    static UnknownDays of(Collection<LocalDate> unknown, Collection<CoveredDay> covered) {
        Map<LocalDate, CoveredDay> byDay = covered.stream().filter(CoveredDay::isNamed)
                .collect(Collectors.toMap(CoveredDay::day, day -> day));
        return new UnknownDays(unknown.stream().filter(day -> !byDay.containsKey(day)).toList(),
                unknown.stream().filter(day -> byDay.containsKey(day) && !byDay.get(day).isReadable()).toList());
    }

    /** Those of a month, {@code YYYY-MM}. */
    UnknownDays in(String month) {
        return new UnknownDays(uncovered.stream().filter(day -> day.toString().startsWith(month)).toList(),
                rejected.stream().filter(day -> day.toString().startsWith(month)).toList());
    }
}
