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
import org.junit.jupiter.api.Test;

/** The forecast: what it learns from, and that it rounds once. */
class ForecastTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    /** @param costs a cost a day, from the first day on */
    private static Spending spending(String first, boolean part, String... costs) {
        LocalDate from = LocalDate.parse(first);
        List<Spending.Day> days = new ArrayList<>();
        Map<LocalDate, BigDecimal> inference = new LinkedHashMap<>();
        for (int i = 0; i < costs.length; i++) {
            BigDecimal cost = new BigDecimal(costs[i]);
            days.add(new Spending.Day(from.plusDays(i), false, cost, 0, 0));
            inference.put(from.plusDays(i), cost);
        }
        return new Spending(from, from.plusDays(costs.length - 1), part, days, inference);
    }

    private static String forecast(Spending spending) {
        BigDecimal forecast = Forecast.of(spending, JUNE);
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
        costs[0] = "0.01";
        // Monday the 1st cost a cent, four Mondays have gone: 0.01 + 0.0025 for the 29th, and nothing for the 30th.
        assertEquals("0.01", forecast(spending("2026-06-01", false, costs)));
        costs[0] = "0.02";
        // 0.02 + 0.005 is half a cent: up.
        assertEquals("0.03", forecast(spending("2026-06-01", false, costs)));
    }

    @Test
    void aWeekdayThatTheMonthHasNotHadYetIsLearnedFromTheFourWeeksBefore() {
        String[] costs = new String[28 + 1];
        java.util.Arrays.fill(costs, "1");
        costs[28] = "5";
        // The 1st is a Monday and cost 5, so the five Mondays of June cost 25; the other 25 days cost 1 each.
        assertEquals("50.00", forecast(spending("2026-05-04", false, costs)));
    }

    @Test
    void withoutAnyPastTheDaysSoFarAreAllThereIs() {
        assertEquals("90.00", forecast(spending("2026-06-01", false, "2", "4")), "Mondays 2, Tuesdays 4, other days 3: 10 + 20 + 20 x 3");
    }

    @Test
    void aDayThatIsToldInPartIsExpectedToBecomeLikeItsKindAndNeverLess() {
        assertEquals("30.00", forecast(spending("2026-06-01", true, "1", "1", "1", "1", "1", "1", "1", "0.25")));
        assertEquals("39.00", forecast(spending("2026-06-01", true, "1", "1", "1", "1", "1", "1", "1", "10")));
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
            Spending all = Spending.of(ledger, new Scope(Scope.Kind.TOTAL, ""), Spending.covered(ledger, end), end);
            for (String month : List.of("2026-08", "2026-09", "2026-10")) {
                BigDecimal charges = ledger.database().one("report/totals", row -> row.getBigDecimal("cost"), month, month);
                assertTrue(charges.signum() > 0);
                assertEquals(0, charges.compareTo(all.spent(YearMonth.parse(month))), month);
            }
        }
    }
}
