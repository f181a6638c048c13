package dev.ftcost.budget;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.CoveredDay;
import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a scope spent up to a day, day by day.
 *
 * @param firstDay the first day that the exports speak of
 * @param startsLate whether they tell only a part of that day
 * @param through the last day, up to today, that the exports speak of; null when they speak of none
 * @param isPart whether they tell only a part of that day
 * @param unknown the days from the one to the other of which nothing, or not all, is known: no export covers them, all their rows are
 *        rejected, or they are ungrouped
 * @param ungrouped the days with usage of a file that does not group it by what the scope names
 */
record Spending(LocalDate firstDay, boolean startsLate, LocalDate through, boolean isPart, SortedSet<LocalDate> unknown,
        SortedSet<LocalDate> ungrouped, List<Day> days, Map<LocalDate, BigDecimal> inferenceByDay) {
    /** A day of a scope; the cost is null where nothing of it has a price. */
    record Day(LocalDate day, boolean training, BigDecimal cost, long unpricedTokens, long unknownJobs) {}

    /** What is the same for all scopes of a run. */
    record Covered(LocalDate firstDay, boolean startsLate, LocalDate through, boolean isPart, SortedSet<LocalDate> unknown) {}

    static Covered covered(Ledger ledger, LocalDate today) {
        List<CoveredDay> known = ledger.coveredDays().stream().filter(CoveredDay::isReadable).toList();
        List<CoveredDay> past = known.stream().filter(covered -> !covered.day().isAfter(today)).toList();
        if (past.isEmpty()) {
            return new Covered(known.isEmpty() ? null : known.get(0).day(), false, null, false, new TreeSet<>());
        }
        LocalDate first = past.get(0).day();
        CoveredDay last = past.get(past.size() - 1);
        boolean startsLate = past.get(0).startsLate();
        SortedSet<LocalDate> unknown = new TreeSet<>(first.datesUntil(last.day()).toList());
        past.forEach(covered -> unknown.remove(covered.day()));
        return new Covered(first, startsLate, last.day(), last.endsEarly(), unknown);
    }

    static Spending of(Ledger ledger, Scope scope, Covered covered, LocalDate today) {
        List<Day> days = new ArrayList<>();
        Map<LocalDate, BigDecimal> inference = new HashMap<>();
        Database.RowConsumer add = row -> {
            Day day = new Day(row.getObject("day", LocalDate.class), row.getBoolean("is_training"), row.getBigDecimal("cost"),
                    row.getLong("unpriced_tokens"), row.getLong("unknown_jobs"));
            if (!day.day.isAfter(today)) {
                days.add(day);
                if (!day.training && day.cost != null) {
                    inference.put(day.day, day.cost);
                }
            }
        };
        if (scope.kind() == Scope.Kind.TOTAL) {
            ledger.database().forEach("budget/total_spend", add);
        } else {
            ledger.database().forEach("budget/daily_spend", add, scope.kind().id(), scope.name());
        }
        SortedSet<LocalDate> ungrouped = ungrouped(ledger, scope, covered);
        SortedSet<LocalDate> unknown = new TreeSet<>(covered.unknown);
        unknown.addAll(ungrouped);
        return new Spending(covered.firstDay, covered.startsLate, covered.through, covered.isPart, unknown, ungrouped, days, inference);
    }

    private static SortedSet<LocalDate> ungrouped(Ledger ledger, Scope scope, Covered covered) {
        SortedSet<LocalDate> days = new TreeSet<>();
        if (scope.kind() != Scope.Kind.TOTAL && covered.through != null) {
            ledger.database().forEach("budget/ungrouped_days", row -> days.add(row.getObject("day", LocalDate.class)), scope.kind().id());
            days.removeIf(day -> day.isBefore(covered.firstDay) || day.isAfter(covered.through));
        }
        return days;
    }

    /** The last day that is covered to its end; null when there is none. */
    LocalDate wholeThrough() {
        return through == null ? null : isPart ? through.minusDays(1) : through;
    }

    /** What is known of a month; 0 when nothing was used. */
    BigDecimal spent(YearMonth month) {
        return of(month).stream().filter(day -> day.cost != null).map(Day::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isKnown(LocalDate day) {
        return !unknown.contains(day) && !(startsLate && day.equals(firstDay));
    }

    /** The days of a month of which nothing is known, though the exports reach from before them to after them. */
    SortedSet<LocalDate> unknown(YearMonth month) {
        return unknown.subSet(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** The days of a month with usage that is not grouped by what the scope names. */
    SortedSet<LocalDate> ungrouped(YearMonth month) {
        return ungrouped.subSet(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** The days of a month, up to the last that is told to its end, that are not known to their end. */
    List<LocalDate> incomplete(YearMonth month) {
        List<LocalDate> incomplete = new ArrayList<>(unknown(month));
        if (startsLate && YearMonth.from(firstDay).equals(month) && !firstDay.isAfter(wholeThrough())) {
            incomplete.add(firstDay);
        }
        return incomplete;
    }

    /** Whether the exports end before a month. */
    boolean endsBefore(YearMonth month) {
        return through != null && through.isBefore(month.atDay(1));
    }

    /** Whether nothing is known of a month: the exports begin after it, or of none of the days to which they reach. */
    boolean isUncovered(YearMonth month) {
        if (!isEmpty(month)) {
            return false;
        }
        if (firstDay == null || firstDay.isAfter(month.atEndOfMonth())) {
            return true;
        }
        LocalDate first = firstDay.isBefore(month.atDay(1)) ? month.atDay(1) : firstDay;
        LocalDate end = through == null || through.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : through;
        return !first.isAfter(end) && first.datesUntil(end.plusDays(1)).allMatch(unknown::contains);
    }

    /** The cost of a day without its training. */
    BigDecimal inference(LocalDate day) {
        return inferenceByDay.getOrDefault(day, BigDecimal.ZERO);
    }

    long unpricedTokens(YearMonth month) {
        return of(month).stream().mapToLong(Day::unpricedTokens).sum();
    }

    long unknownJobs(YearMonth month) {
        return of(month).stream().mapToLong(Day::unknownJobs).sum();
    }

    /** Whether something was used and nothing of it has a price. */
    boolean isUnpriced(YearMonth month) {
        return !of(month).isEmpty() && of(month).stream().allMatch(day -> day.cost == null);
    }

    boolean isEmpty(YearMonth month) {
        return of(month).isEmpty();
    }

    private List<Day> of(YearMonth month) {
        return days.stream().filter(day -> YearMonth.from(day.day).equals(month)).toList();
    }
}
