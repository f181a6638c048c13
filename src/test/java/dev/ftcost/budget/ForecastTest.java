package dev.ftcost.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The forecast: what it learns from, and that it rounds once. */
class ForecastTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    /** @param costs a cost a day, from the first day on; null where nothing is known of a day */
    private static Spending spending(String first, boolean part, String... costs) {
        LocalDate from = LocalDate.parse(first);
        List<Spending.Day> days = new ArrayList<>();
        Map<LocalDate, BigDecimal> inference = new LinkedHashMap<>();
        SortedSet<LocalDate> unknown = new TreeSet<>();
        for (int i = 0; i < costs.length; i++) {
            if (costs[i] == null) {
                unknown.add(from.plusDays(i));
                continue;
            }
            BigDecimal cost = new BigDecimal(costs[i]);
            days.add(new Spending.Day(from.plusDays(i), false, cost, 0, 0));
            inference.put(from.plusDays(i), cost);
        }
        return new Spending(from, false, from.plusDays(costs.length - 1), part, unknown, new TreeSet<>(), days, inference);
    }

    private static String forecast(Spending spending) {
        BigDecimal forecast = Forecast.of(spending, JUNE).amount();
        return forecast == null ? null : forecast.toPlainString();
    }

    @Test
    void aMonthThatIsToldToItsEndCostsWhatItCost() {
        String[] costs = new String[30];
        java.util.Arrays.fill(costs, "0.0333333");
        assertEquals("0.9999990", forecast(spending("2026-06-01", false, costs)));
    }

    @Test
    void thirdsAreAddedAsThirdsAndRoundedOnce() {
        String[] costs = new String[28];
        java.util.Arrays.fill(costs, "0");
        costs[7] = "0.001";
        costs[14] = "0.002";
        costs[21] = "0.002";
        // Mondays cost 0, 0.001, 0.002 and 0.002, and 0.0015 is expected of the 29th: 0.0065 is a cent.
        assertEquals("0.01", forecast(spending("2026-06-01", false, costs)));
        costs[0] = "0.0005";
        costs[21] = "0.001";
        // 0.0045 and 0.001 for the 29th: half a cent and more.
        assertEquals("0.01", forecast(spending("2026-06-01", false, costs)));
        costs[0] = "0";
        // 0.004 and 0.001 are half a cent: up.
        assertEquals("0.01", forecast(spending("2026-06-01", false, costs)));
        costs[21] = "0.0009";
        assertEquals("0.00", forecast(spending("2026-06-01", false, costs)));
    }

    @Test
    void oneDayThatCostsAMultipleIsSpentAndNotExpectedAgain() {
        String[] costs = new String[28 + 1];
        java.util.Arrays.fill(costs, "1");
        costs[28] = "5";
        assertEquals("34.00", forecast(spending("2026-05-04", false, costs)), "5 on the 1st, and 1 on each of 29 days");
        String[] june = new String[20];
        java.util.Arrays.fill(june, "10");
        june[9] = "110";
        assertEquals("400.00", forecast(spending("2026-06-01", false, june)));
    }

    @Test
    void fourDaysAtAnotherLevelAreTheLevelOfTheDaysToCome() {
        String[] costs = new String[28 + 4];
        java.util.Arrays.fill(costs, "1");
        java.util.Arrays.fill(costs, 28, 32, "3");
        assertEquals("90.00", forecast(spending("2026-05-04", false, costs)));
        costs[30] = "1.2";
        assertEquals("36.20", forecast(spending("2026-05-04", false, costs)), "10.20 and 26 days of 1: a fifth more is not another level");
        java.util.Arrays.fill(costs, 28, 32, "0");
        assertEquals("0.00", forecast(spending("2026-05-04", false, costs)), "nothing is used any more");
    }

    @Test
    void whatBeganFourDaysAgoIsExpectedToGoOn() {
        String[] costs = new String[28 + 4];
        java.util.Arrays.fill(costs, "0");
        java.util.Arrays.fill(costs, 28, 32, "2");
        assertEquals("60.00", forecast(spending("2026-05-04", false, costs)));
    }

    @Test
    void aWeekdayThatCostsMoreTwiceIsAHabit() {
        String[] costs = new String[14];
        java.util.Arrays.fill(costs, "1");
        costs[0] = "8";
        costs[7] = "9";
        // 29 to come are the Mondays 15, 22 and 29 at 8.50 and 13 days of 1.
        assertEquals("67.50", forecast(spending("2026-06-01", false, costs)));
    }

    @Test
    void withoutAnyPastTheDaysSoFarAreAllThereIs() {
        assertEquals("90.00", forecast(spending("2026-06-01", false, "2", "4")), "2, 4, and 28 days of 3");
    }

    @Test
    void aDayThatIsToldInPartIsExpectedToBecomeLikeItsKindAndNeverLess() {
        assertEquals("30.00", forecast(spending("2026-06-01", true, "1", "1", "1", "1", "1", "1", "1", "0.25")));
        assertEquals("39.00", forecast(spending("2026-06-01", true, "1", "1", "1", "1", "1", "1", "1", "10")));
    }

    @Test
    void aDayOfWhichNothingIsKnownCountsAtItsUsualCostAndIsNotLearnedFrom() {
        String[] costs = new String[20];
        java.util.Arrays.fill(costs, "10");
        java.util.Arrays.fill(costs, 9, 14, null);
        assertEquals("300.00", forecast(spending("2026-06-01", false, costs)), "150 spent, 5 days without an export and 10 to come");
        java.util.Arrays.fill(costs, 14, 19, null);
        assertEquals("300.00", forecast(spending("2026-06-01", false, costs)), "ten days without an export are no new level of 0");
        String[] june = new String[40];
        java.util.Arrays.fill(june, "10");
        june[3] = null;
        june[33] = null;
        assertEquals("300.00", forecast(spending("2026-06-01", false, june)), "a month that is over has its gap filled, and that alone");
    }

    @Test
    void aGapBeforeANewLevelCountsAsWasUsualThen() {
        String[] costs = new String[28 + 10];
        java.util.Arrays.fill(costs, "1");
        java.util.Arrays.fill(costs, 30, 38, "3");
        costs[29] = null;
        costs[35] = null;
        assertEquals("86.00", forecast(spending("2026-05-04", false, costs)), "1 on the 1st, 1 on the 2nd, and 3 on each of 28 days");
    }

    @Test
    void withoutADayToLearnFromThereIsNoForecast() {
        assertNull(forecast(spending("2026-06-01", true, "1")));
    }

    @Test
    void theCostsByKeyAddUpToTheCharges() {
        try (Ledger ledger = Ledgers.of(Path.of("sample-logs"))) {
            ledger.database().execute("budget/keyed_cost");
            LocalDate end = LocalDate.of(2026, 12, 31);
            Spending all = Spending.of(ledger, new Scope(Scope.Kind.TOTAL, "", null), Spending.covered(ledger, end), end);
            for (String month : List.of("2026-08", "2026-09", "2026-10")) {
                BigDecimal charges = ledger.database().one("report/totals", row -> row.getBigDecimal("cost"), month, month);
                assertTrue(charges.signum() > 0);
                assertEquals(0, charges.compareTo(all.spent(YearMonth.parse(month))), month);
            }
        }
    }
}
