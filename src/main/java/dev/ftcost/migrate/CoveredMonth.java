package dev.ftcost.migrate;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.usage.InputError;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A month with usage, and its days that the exports cover.
 *
 * @param month {@code YYYY-MM}
 * @param firstDay the first and, with {@code lastDay}, the last day of the month that the exports cover
 */
record CoveredMonth(String month, LocalDate firstDay, LocalDate lastDay, List<ModelUsage> usage) {
    private record Span(LocalDate first, LocalDate last) {}

    /**
     * The month that was asked for, or the newest that the exports cover from its first day to its last.
     *
     * @param asked {@code YYYY-MM}, or null
     * @return null when there is no usage at all
     * @throws InputError when there is usage, and none of such a month
     */
    static CoveredMonth of(Ledger ledger, String asked) {
        Span span = ledger.database().one("migrate/covered",
                row -> new Span(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)));
        List<String> months = new ArrayList<>(ledger.months());
        Collections.reverse(months);
        if (span.first == null || months.isEmpty()) {
            return null;
        }
        for (String month : asked == null ? months : List.of(asked)) {
            LocalDate first = YearMonth.parse(month).atDay(1);
            LocalDate last = YearMonth.parse(month).atEndOfMonth();
            boolean whole = !first.isBefore(span.first) && !last.isAfter(span.last);
            List<ModelUsage> usage = asked != null || whole ? ModelUsage.of(ledger, month, month) : List.of();
            if (!usage.isEmpty()) {
                return new CoveredMonth(month, first.isBefore(span.first) ? span.first : first, last.isAfter(span.last) ? span.last : last,
                        usage);
            }
        }
        throw new InputError(
                asked != null ? "there is no usage of " + asked + " in these exports; they have " + String.join(", ", ledger.months()) + "."
                        : "the exports cover no month of usage from its first day to its last (" + span.first + " to " + span.last
                                + "); add the rest of a month, or name one with --month.");
    }

    long days() {
        return ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    }

    /** That a part of the month is missing. */
    Optional<String> warning() {
        int all = YearMonth.parse(month).lengthOfMonth();
        return days() == all ? Optional.empty()
                : Optional.of(month + " is covered in part: " + firstDay + " to " + lastDay + ", " + days() + " of " + all
                        + " days; every amount is of these days");
    }
}
