package dev.ftcost.reconcile.row;

import dev.ftcost.reconcile.bill.Coverage;
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
 * @param coverage what the exports cover
 * @param rejectedOfBill how many rows of the cost exports could not be read
 * @param rejectedBillDays the days that these rows are of, as far as they say it
 */
public record MonthFacts(String month, String cards, Set<LocalDate> usedDays, Set<LocalDate> billedDays, Map<LocalDate, Integer> twiceOn,
        Coverage coverage,
        long rejectedOfBill, Set<LocalDate> rejectedBillDays) {
    private static final long SETTLING_SECONDS = 48 * 3600;

    /** Less than 48 hours before the end of the newest bucket. A last bucket may end one second early. */
    boolean isUnsettled(LocalDate day) {
        long end = day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return end > (coverage.newestEnd() + 59) / 60 * 60 - SETTLING_SECONDS;
    }

    boolean isLastOfMonth(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }
}
