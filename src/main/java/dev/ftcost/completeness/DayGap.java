package dev.ftcost.completeness;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * A stretch of days without data, between the first and the last day that the exports speak of.
 *
 * @param kind {@code usage} or {@code costs}
 * @param covered whether an export says that there was nothing, or, with {@code rejected}, what cannot be read
 */
public record DayGap(String kind, boolean covered, boolean rejected, LocalDate first, LocalDate last, long days) {
    public static List<DayGap> of(Ledger ledger) {
        return ledger.database().query("completeness/days_without_data",
                row -> new DayGap(row.getString("kind"), row.getBoolean("is_covered"),
                        row.getBoolean("is_rejected"), row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class), row.getLong("days")));
    }

    /** {@code 2026-10-11 to 2026-10-12 (2 days)}. */
    public String span() {
        return first.equals(last) ? first.toString() : first + " to " + last + " (" + Money.count(days) + " days)";
    }
}
