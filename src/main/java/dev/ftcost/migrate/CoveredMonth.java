package dev.ftcost.migrate;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.Period;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.usage.InputError;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A month with usage, and its days that the exports cover.
 *
 * @param month {@code YYYY-MM}
 */
record CoveredMonth(String month, int days, List<ModelUsage> usage) {
    /**
     * The month that was asked for, or the newest that the exports cover from its first day to its last. Days without data in between are warned of
     * as gaps: exports leave out days without usage.
     *
     * @param asked {@code YYYY-MM}, or null
     * @return null when there is no usage at all
     * @throws InputError when there is usage, and none of such a month
     */
    static CoveredMonth of(Ledger ledger, Completeness input, String asked) {
        List<String> months = new ArrayList<>(ledger.months());
        months.removeIf(month -> input.period(YearMonth.parse(month)).days().isEmpty());
        Collections.reverse(months);
        if (months.isEmpty()) {
            return null;
        }
        for (String month : asked == null ? months : List.of(asked)) {
            Period period = input.period(YearMonth.parse(month));
            List<ModelUsage> usage = asked != null || period.spansMonth() ? ModelUsage.of(ledger, month, month) : List.of();
            if (!usage.isEmpty()) {
                return new CoveredMonth(month, period.spansMonth() ? period.daysInMonth() : period.daysCovered(), usage);
            }
        }
        throw new InputError(asked != null
                ? "there is no usage of " + asked + " in these exports; they have " + String.join(", ", ledger.months()) + "."
                : "the exports cover no month of usage from its first day to its last (of " + months.get(0) + ": "
                        + input.period(YearMonth.parse(months.get(0))).words() + "); add the rest of the month, or name one with --month.");
    }
}
