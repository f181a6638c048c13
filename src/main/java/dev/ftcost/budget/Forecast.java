package dev.ftcost.budget;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a month will have cost at its end: what is spent, and for each day to come what is usual on its weekday ({@link UsualCost}), at
 * the level of the last days where these agree on another one ({@link LevelShift}). Training counts as spent and is not extrapolated:
 * somebody starts it, and it is no habit.
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
        LevelShift level = LevelShift.of(spending, last);
        // All amounts are added over one divisor, so that there is one division, at the end.
        BigDecimal sum = spent.multiply(level.whole());
        LocalDate first = last.plusDays(1);
        for (LocalDate day = first.isBefore(month.atDay(1)) ? month.atDay(1) : first; !day.isAfter(month.atEndOfMonth());
                day = day.plusDays(1)) {
            BigDecimal expected = level.usual().twiceOn(day).multiply(level.part());
            // What a partly covered day has spent already is in the sum of the spent.
            sum = sum.add(expected.subtract(spending.inference(day).multiply(level.whole())).max(BigDecimal.ZERO));
        }
        return new Forecast(Money.quotient(sum, level.whole(), 2), level.since());
    }

    /** Whether the whole month is among the exports, so that there is nothing to forecast. */
    static boolean isOver(Spending spending, YearMonth month) {
        return spending.through() != null && !spending.isPart() && !spending.through().isBefore(month.atEndOfMonth());
    }
}
