package dev.ftcost.reconcile.row;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a month beyond a single line.
 *
 * @param usedDays days with any usage
 * @param billedDays days with anything on the bill
 * @param twiceOn how many lines are billed exactly twice on a day
 * @param newestEnd where the newest bucket of all exports ends, in seconds since 1970
 * @param billEnd where the bill ends
 */
public record MonthFacts(String month, String cards, Set<LocalDate> usedDays, Set<LocalDate> billedDays, Map<LocalDate, Integer> twiceOn, long newestEnd,
        long billEnd) {
    private static final long SETTLING_SECONDS = 48 * 3600;

    /** Less than 48 hours before the end of the newest bucket. A last bucket may end one second early. */
    boolean isUnsettled(LocalDate day) {
        return start(day.plusDays(1)) > (newestEnd + 59) / 60 * 60 - SETTLING_SECONDS;
    }

    /** Whether the cost exports end before the day does. */
    boolean isBeyondBill(LocalDate day) {
        return start(day) >= billEnd;
    }

    boolean isLastOfMonth(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
