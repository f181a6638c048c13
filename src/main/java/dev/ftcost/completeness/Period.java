package dev.ftcost.completeness;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of a month the usage exports and request logs cover.
 *
 * @param days the covered days
 * @param unreadable those of them of which all rows are rejected
 * @param gaps the days that no export covers, between the first and the last day of all exports
 * @param startsLate whether the exports begin after the first covered day does
 * @param endsEarly whether the exports end before the last covered day does
 */
public record Period(YearMonth month, SortedSet<LocalDate> days, SortedSet<LocalDate> unreadable, SortedSet<LocalDate> gaps,
        boolean startsLate, boolean endsEarly) {
    /** That of a month of which no day is covered. */
    static Period without(YearMonth month) {
        return new Period(month, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false, false);
    }

    /** The first covered day; null when there is none. */
    public LocalDate from() {
        return days.isEmpty() ? null : days.first();
    }

    /** The last covered day; null when there is none. */
    public LocalDate to() {
        return days.isEmpty() ? null : days.last();
    }

    public int daysCovered() {
        return days.size();
    }

    public int daysInMonth() {
        return month.lengthOfMonth();
    }

    /** Whether every day of the month is covered to its end. */
    public boolean complete() {
        return daysCovered() == daysInMonth() && !startsLate && !endsEarly;
    }

    /** Whether the usage of every day of the month is known to its end. */
    public boolean isKnown() {
        return complete() && unreadable.isEmpty();
    }

    /** Whether the exports reach from the first day to the end of the last, though days in between may have no data. */
    public boolean spansMonth() {
        return !days.isEmpty() && from().equals(month.atDay(1)) && to().equals(month.atEndOfMonth()) && !startsLate && !endsEarly;
    }

    /** Whether the exports begin after the first day of the month. */
    public boolean beginsLate() {
        return !days.isEmpty() && !from().equals(month.atDay(1)) && !gaps.contains(month.atDay(1));
    }

    /** {@code 1–20 October, 20 of 31 days}. */
    public String words() {
        if (days.isEmpty()) {
            return "none of " + daysInMonth() + " days";
        }
        String name = month.getMonth().name();
        String days = from().equals(to()) ? "" + from().getDayOfMonth() : from().getDayOfMonth() + "–" + to().getDayOfMonth();
        return days + " " + name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT) + ", " + daysCovered() + " of "
                + daysInMonth() + " days"
                + (startsLate && endsEarly && !from().equals(to()) ? ", the first and the last day partly"
                        : startsLate ? ", the first day partly" : endsEarly ? ", the last day partly" : "");
    }

    String warning() {
        return days.isEmpty() ? month + " has training only: no usage export or request log covers any of its days"
                : month + " is a partial month: the exports cover " + words();
    }

    /** The days of the month, from 1, that both months know to their end: what they can be compared by when one of them is not wholly known. */
    public SortedSet<Integer> daysInCommon(Period other) {
        SortedSet<Integer> common = wholeDays();
        common.retainAll(other.wholeDays());
        return common;
    }

    private SortedSet<Integer> wholeDays() {
        SortedSet<Integer> whole = new TreeSet<>(
                days.stream().filter(day -> !unreadable.contains(day)).map(LocalDate::getDayOfMonth).toList());
        if (startsLate) {
            whole.remove(from().getDayOfMonth());
        }
        if (endsEarly) {
            whole.remove(to().getDayOfMonth());
        }
        return whole;
    }
}
