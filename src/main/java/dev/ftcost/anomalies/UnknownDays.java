package dev.ftcost.anomalies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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

    /** @param named the days that an export names, readable or not */
    static UnknownDays of(Collection<LocalDate> unknown, Set<LocalDate> named) {
        return new UnknownDays(unknown.stream().filter(day -> !named.contains(day)).toList(),
                unknown.stream().filter(named::contains).toList());
    }

    /** Those of a month, {@code YYYY-MM}. */
    UnknownDays in(String month) {
        return new UnknownDays(uncovered.stream().filter(day -> day.toString().startsWith(month)).toList(),
                rejected.stream().filter(day -> day.toString().startsWith(month)).toList());
    }
}
