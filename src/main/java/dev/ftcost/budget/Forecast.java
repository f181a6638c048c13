package dev.ftcost.budget;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What a month will have cost at its end: what is spent, and for each day to come, and each day of which nothing is known, what is usual on
 * its weekday ({@link UsualCost}), at the level of the last days where these agree on another one ({@link LevelShift}). Training counts as
 * spent and is not extrapolated: somebody starts it, and it is no habit.
 *
 * @param amount at the month's end, rounded once, half up to the cent; null when there is no day to learn from
 * @param levelSince the first day of the level that the days to come are expected at; null when they are expected as usual
 */
record Forecast(BigDecimal amount, LocalDate levelSince) {
    static Forecast of(Spending spending, YearMonth month) {
        BigDecimal spent = spending.spent(month);
        if (isOver(spending, month)) {
            return new Forecast(spent, null);
        }
        LocalDate last = spending.wholeThrough();
        if (last == null || last.isBefore(spending.firstDay())) {
            return new Forecast(null, null);
        }
        // A month that is over is judged by what was known at its end, unless that is nothing.
        LocalDate end = month.atEndOfMonth();
        LocalDate learned = last.isAfter(end) && !end.isBefore(spending.firstDay()) ? end : last;
        LevelShift level = LevelShift.of(spending, learned);
        // All amounts are added over one divisor, so that there is one division, at the end.
        BigDecimal sum = spent.multiply(level.whole());
        for (LocalDate day : expected(spending, month, last)) {
            // What a partly covered day has spent already is in the sum of the spent.
            sum = sum.add(level.on(day).subtract(spending.inference(day).multiply(level.whole())).max(BigDecimal.ZERO));
        }
        return new Forecast(Money.quotient(sum, level.whole(), 2), level.since());
    }

    /** The days that are not known to their end. */
    private static List<LocalDate> expected(Spending spending, YearMonth month, LocalDate last) {
        List<LocalDate> expected = spending.incomplete(month);
        LocalDate first = last.plusDays(1);
        for (LocalDate day = first.isBefore(month.atDay(1)) ? month.atDay(1) : first; !day.isAfter(month.atEndOfMonth());
                day = day.plusDays(1)) {
            expected.add(day);
        }
        return expected;
    }

    /** Whether the month is among the exports to its end and without a gap, so that there is nothing to forecast. */
    static boolean isOver(Spending spending, YearMonth month) {
        LocalDate last = spending.wholeThrough();
        return last != null && !last.isBefore(month.atEndOfMonth()) && spending.incomplete(month).isEmpty();
    }
}
