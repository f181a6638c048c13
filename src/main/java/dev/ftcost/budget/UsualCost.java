package dev.ftcost.budget;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a day usually costs: the median of its weekday in four weeks. A median of two days is their mean, so it is given twice, which is exact.
 *
 * @param days at most 28, of which the cost is known
 */
record UsualCost(Spending spending, List<LocalDate> days) {
    private static final int DAYS = 28;
    /** Of fewer days, a single one that is unusual would be the median, or half of it. */
    private static final int ENOUGH = 3;

    /** Learned from the days up to one, and from no day before the exports begin. */
    static UsualCost upTo(Spending spending, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = last; days.size() < DAYS && !day.isBefore(spending.firstDay()); day = day.minusDays(1)) {
            if (spending.isKnown(day)) {
                days.add(day);
            }
        }
        return new UsualCost(spending, days);
    }

    /** The same learned from the days since one alone. */
    UsualCost since(LocalDate first) {
        return new UsualCost(spending, days.stream().filter(day -> !day.isBefore(first)).toList());
    }

    /**
     * Twice the usual cost of a day: by its weekday; where that was seen twice alone and the two differ widely, or less, by the days of the
     * working week or the weekend; where these are few as well, by all days.
     */
    BigDecimal twiceOn(LocalDate day) {
        List<BigDecimal> same = costs(each -> each.getDayOfWeek() == day.getDayOfWeek());
        if (same.size() >= ENOUGH || same.size() == 2 && same.get(1).compareTo(same.get(0).multiply(BigDecimal.valueOf(2))) <= 0) {
            return twiceMedian(same);
        }
        List<BigDecimal> kind = costs(each -> isWeekend(each) == isWeekend(day));
        return twiceMedian(kind.size() >= ENOUGH ? kind : costs(each -> true));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private List<BigDecimal> costs(Predicate<LocalDate> wanted) {
        List<BigDecimal> costs = new ArrayList<>(days.stream().filter(wanted).map(spending::inference).toList());
        Collections.sort(costs);
        return costs;
    }

    private static BigDecimal twiceMedian(List<BigDecimal> sorted) {
        int size = sorted.size();
        return size == 0 ? BigDecimal.ZERO : sorted.get((size - 1) / 2).add(sorted.get(size / 2));
    }
}
