package dev.ftcost.rates;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * From when to when the prices of some rows were confirmed.
 *
 * @param first the earliest day; null when no row has one
 * @param last the latest day; null when no row has one
 * @param undated how many rows have none
 */
public record ConfirmedSpan(LocalDate first, LocalDate last, long undated) {
    public static ConfirmedSpan of(Collection<Rate> rates) {
        List<LocalDate> days = rates.stream().map(Rate::confirmedOn).filter(day -> day != null).sorted(Comparator.naturalOrder()).toList();
        return days.isEmpty() ? new ConfirmedSpan(null, null, rates.size())
                : new ConfirmedSpan(days.get(0), days.get(days.size() - 1), rates.size() - days.size());
    }

    /** {@code confirmed 2026-07-24 to 2026-11-17, 2 without a date}; empty without rows. */
    public String label() {
        if (first == null) {
            return undated == 0 ? "" : "no date of confirmation";
        }
        return "confirmed " + first + (first.equals(last) ? "" : " to " + last) + (undated == 0 ? "" : ", " + undated + " without a date");
    }
}
