package dev.ftcost.budget;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a month will have cost at its end. A day that is still to come is expected to cost what its weekday cost on average in the
 * month so far; a weekday that the month has not had yet, what it cost on average in the four weeks before the month; where there is
 * neither, what an average day of the month has cost so far. Training is what somebody started and not a habit: it counts as spent
 * and is not carried on.
 */
final class Forecast {
    private static final int WEEKS_BEFORE = 4;

    private final Spending spending;
    private final YearMonth month;

    private Forecast(Spending spending, YearMonth month) {
        this.spending = spending;
        this.month = month;
    }

    /** The expected cost at the month's end, rounded once, half up to the cent; null when there is no day to learn from. */
    static BigDecimal of(Spending spending, YearMonth month) {
        BigDecimal spent = spending.spent(month);
        return isOver(spending, month) ? spent : new Forecast(spending, month).of(spent, month.atEndOfMonth());
    }

    /** Whether the whole month is among the exports, so that there is nothing to forecast. */
    static boolean isOver(Spending spending, YearMonth month) {
        return spending.through() != null && !spending.isPart() && !spending.through().isBefore(month.atEndOfMonth());
    }

    private BigDecimal of(BigDecimal spent, LocalDate end) {
        if (spending.wholeThrough() == null) {
            return null;
        }
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal divisor = BigDecimal.ONE;
        LocalDate first = spending.wholeThrough().plusDays(1);
        for (LocalDate day = first.isBefore(month.atDay(1)) ? month.atDay(1) : first; !day.isAfter(end); day = day.plusDays(1)) {
            List<LocalDate> like = daysLike(day.getDayOfWeek());
            if (like.isEmpty()) {
                return null;
            }
            BigDecimal sum = like.stream().map(spending::inference).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal count = new BigDecimal(like.size());
            // Of a day that is covered in part, what it has spent already is in the sum of the spent.
            BigDecimal already = spending.inference(day);
            BigDecimal missing = sum.subtract(already.multiply(count)).max(BigDecimal.ZERO);
            // Fractions are added as fractions, so that there is one division, at the end.
            expected = expected.multiply(count).add(missing.multiply(divisor));
            divisor = divisor.multiply(count);
        }
        return Money.quotient(spent.multiply(divisor).add(expected), divisor, 2);
    }

    private List<LocalDate> daysLike(DayOfWeek weekday) {
        List<LocalDate> soFar = days(month.atDay(1), month.atEndOfMonth());
        List<LocalDate> like = soFar.stream().filter(day -> day.getDayOfWeek() == weekday).toList();
        if (like.isEmpty()) {
            like = days(month.atDay(1).minusWeeks(WEEKS_BEFORE), month.atDay(1).minusDays(1)).stream()
                    .filter(day -> day.getDayOfWeek() == weekday).toList();
        }
        return like.isEmpty() ? soFar : like;
    }

    /** The whole days of a stretch that the exports tell. */
    private List<LocalDate> days(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from.isBefore(spending.firstDay()) ? spending.firstDay() : from;
                !day.isAfter(to) && !day.isAfter(spending.wholeThrough()); day = day.plusDays(1)) {
            days.add(day);
        }
        return days;
    }
}
