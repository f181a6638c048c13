package dev.ftcost.summary;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.report.MonthReport;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What each day cost when it was last seen, so that the next run can tell a restated day from a new one. */
public final class SeenDays {
    /** OpenAI's numbers still move for about two days. */
    private static final Duration SETTLING = Duration.ofHours(48);
    private static final String UNKNOWN = "unknown";

    /** How final the cost of a day is: it is over for two days, it is over, or the exports end in the middle of it. */
    enum State {
        SETTLED, FRESH, PARTIAL
    }

    private record Day(BigDecimal cost, State state) {}

    private final SortedMap<LocalDate, Day> days = new TreeMap<>();

    /** Nothing was seen before. */
    public SeenDays() {}

    /** @param today the day of the run, which is not over; null when it is not known */
    static SeenDays of(Ledger ledger, List<MonthReport> months, LocalDate today) {
        SeenDays seen = new SeenDays();
        Long end = ledger.newestEnd();
        for (MonthReport month : months) {
            LocalDate partial = month.period().endsEarly() ? month.period().to() : null;
            month.period().days().forEach(day -> seen.days.put(day, new Day(BigDecimal.ZERO, state(day, partial, end, today))));
            int date = month.byDay().columns().stream().map(column -> column.key()).toList().indexOf("date");
            int cost = month.byDay().columns().stream().map(column -> column.key()).toList().indexOf("cost");
            for (List<Object> row : month.byDay().rows()) {
                LocalDate day = (LocalDate) row.get(date);
                Day before = seen.days.getOrDefault(day, new Day(BigDecimal.ZERO, state(day, partial, end, today)));
                seen.days.put(day, new Day(sum(before.cost, (BigDecimal) row.get(cost)), before.state));
            }
        }
        return seen;
    }

    private static State state(LocalDate day, LocalDate partial, Long end, LocalDate today) {
        if (day.equals(partial) || today != null && !day.isBefore(today)) {
            return State.PARTIAL;
        }
        long settled = day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) + SETTLING.toSeconds();
        return end != null && settled <= end ? State.SETTLED : State.FRESH;
    }

    /** Unknown and anything is unknown. */
    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }

    void put(LocalDate day, String cost, String state) {
        days.put(day, new Day(cost.equals(UNKNOWN) ? null : new BigDecimal(cost), State.valueOf(state)));
    }

    /** One line a day: the day, its cost, and how final that is. */
    List<List<String>> lines() {
        return days.entrySet().stream().map(day -> List.of(day.getKey().toString(),
                day.getValue().cost == null ? UNKNOWN : Money.exact(day.getValue().cost), day.getValue().state.name())).toList();
    }

    void become(SeenDays now) {
        days.clear();
        days.putAll(now.days);
    }

    /**
     * The month's cost then and now, where it is another over the same days: all of them when no day was added, else those that were settled
     * then. Null when it is the same, or was not seen before.
     */
    Restated restated(SeenDays now, YearMonth month) {
        SortedMap<LocalDate, Day> was = days.subMap(month.atDay(1), month.plusMonths(1).atDay(1));
        SortedMap<LocalDate, Day> is = now.days.subMap(month.atDay(1), month.plusMonths(1).atDay(1));
        boolean isWhole = was.keySet().equals(is.keySet())
                && was.values().stream().noneMatch(day -> day.state == State.PARTIAL)
                && is.values().stream().noneMatch(day -> day.state == State.PARTIAL);
        Predicate<LocalDate> compared = day -> is.containsKey(day) && (isWhole || was.get(day).state == State.SETTLED);
        List<LocalDate> same = was.keySet().stream().filter(compared).toList();
        if (same.stream().allMatch(day -> isSame(was.get(day).cost, is.get(day).cost))) {
            return null;
        }
        return new Restated(month, same.get(same.size() - 1), isWhole, total(was, same), total(is, same));
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
    }

    private static BigDecimal total(SortedMap<LocalDate, Day> days, List<LocalDate> some) {
        BigDecimal total = BigDecimal.ZERO;
        for (LocalDate day : some) {
            total = sum(total, days.get(day).cost);
        }
        return total;
    }
}
