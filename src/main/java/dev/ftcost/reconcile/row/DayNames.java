package dev.ftcost.reconcile.row;

import java.time.LocalDate;
import java.util.List;

/** Days in a sentence. */
public final class DayNames {
    private static final int NAMED = 4;

    private DayNames() {}

    /** {@code 2026-06-03}, {@code 2026-06-03 and 2026-06-04}, {@code 21 days from 2026-06-03 to 2026-06-23}. */
    public static String of(List<LocalDate> days) {
        if (days.size() == 1) {
            return days.get(0).toString();
        }
        if (days.size() > NAMED) {
            return days.size() + " days from " + days.get(0) + " to " + days.get(days.size() - 1);
        }
        return String.join(", ", days.subList(0, days.size() - 1).stream().map(LocalDate::toString).toList()) + " and "
                + days.get(days.size() - 1);
    }
}
