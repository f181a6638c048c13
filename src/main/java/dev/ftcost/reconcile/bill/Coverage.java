package dev.ftcost.reconcile.bill;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the exports of both sides cover, in seconds since 1970, UTC. A side without buckets has none of its own.
 *
 * @param newestEnd where the newest bucket of all exports ends
 * @param usageStart where the first bucket of the usage exports begins; null without a usage export, as request logs have no buckets
 * @param usageEnd where their last bucket ends
 * @param billStart where the first bucket of the cost exports begins; null without one
 * @param billEnd where their last bucket ends
 */
public record Coverage(long newestEnd, Long usageStart, Long usageEnd, Long billStart, Long billEnd) {
    private static final long DAY_SECONDS = 86_400;

    /** The same exports, looked at when a day has ended. */
    public Coverage seenAtTheEndOf(LocalDate today) {
        return new Coverage(start(today.plusDays(1)), usageStart, usageEnd, billStart, billEnd);
    }

    public boolean billEndsBefore(LocalDate day) {
        return billEnd != null && start(day) >= billEnd;
    }

    public boolean billBeginsAfter(LocalDate day) {
        return billStart != null && start(day.plusDays(1)) <= billStart;
    }

    /** Whether the usage exports begin or end within the day. */
    public boolean hasPartOfUsage(LocalDate day) {
        return isWithin(usageStart, day) || isWithin(usageEnd, day);
    }

    /** Whether the cost exports begin or end within the day. */
    public boolean hasPartOfBill(LocalDate day) {
        return isWithin(billStart, day) || isWithin(billEnd, day);
    }

    /** A last bucket may end one second before midnight. */
    private static boolean isWithin(Long time, LocalDate day) {
        return time != null && time > start(day) && (time + 59) / 60 * 60 < start(day) + DAY_SECONDS;
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
