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
 * @param unknown the days between the two of which nothing is known: no export covers them, or all their rows are rejected
 */
record Spending(LocalDate firstDay, boolean startsLate, LocalDate through, boolean isPart, SortedSet<LocalDate> unknown, List<Day> days,
        Map<LocalDate, BigDecimal> inferenceByDay) {
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
        return new Spending(covered.firstDay, covered.startsLate, covered.through, covered.isPart, covered.unknown, days, inference);
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

    /** The days of a month, up to the last that is told to its end, that are not known to their end. */
    List<LocalDate> incomplete(YearMonth month) {
        List<LocalDate> incomplete = new ArrayList<>(unknown(month));
        if (startsLate && YearMonth.from(firstDay).equals(month) && !firstDay.isAfter(wholeThrough())) {
            incomplete.add(firstDay);
        }
        return incomplete;
    }

    /** Whether the exports begin after a month. */
    boolean beginsAfter(YearMonth month) {
        return firstDay == null || firstDay.isAfter(month.atEndOfMonth());
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
    boolean isUnknown(YearMonth month) {
        return !of(month).isEmpty() && of(month).stream().allMatch(day -> day.cost == null);
    }

    boolean isEmpty(YearMonth month) {
        return of(month).isEmpty();
    }

    private List<Day> of(YearMonth month) {
        return days.stream().filter(day -> YearMonth.from(day.day).equals(month)).toList();
    }
}
