package dev.ftcost.reconcile.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unit prices are found where they multiply back to the bill, and nowhere else. */
class UnitPricesTest {
    private static UnitPrices.Day day(int number, String tokens, String billed, String card) {
        return new UnitPrices.Day(LocalDate.of(2026, 6, number), new BigDecimal(tokens), new BigDecimal(billed),
                card == null ? null : new BigDecimal(card));
    }

    private static List<String> path(List<UnitPrices.Day> days) {
        return UnitPrices.path(days).stream().map(price -> price == null ? "card" : price.toPlainString()).toList();
    }

    @Test
    void aPriceIsTheShortestThatMultipliesBack() {
        assertEquals("0.075", day(1, "229120", "0.017184", null).implied().toPlainString());
        assertEquals("3.75", day(1, "33984", "0.12744", null).implied().toPlainString());
        assertEquals("2.5", day(1, "7893", "0.019732499999999998", null).implied().toPlainString());
        assertNull(day(1, "33984", "0.1274", null).implied());
        assertNull(day(1, "26", "0.0000333", null).implied(), "of 26 tokens any amount has a price with six decimals");
    }

    @Test
    void aFewOddDaysChangeNoPrice() {
        assertEquals(List.of("card", "card", "card", "card"), path(List.of(day(1, "100000", "0.25", "2.5"), day(2, "100000", "0.24", "2.5"),
                day(3, "200000", "0.5", "2.5"), day(4, "100000", "0.5", "2.5"))));
    }

    @Test
    void aChangeFallsOnTheDayFromWhichItIsNearer() {
        List<UnitPrices.Day> days = new ArrayList<>(
                List.of(day(8, "100000", "1", "10"), day(9, "100000", "0.99991", "10"), day(10, "100000", "0.19999", "10")));
        for (int number = 11; number < 16; number++) {
            days.add(day(number, "300000", "0.6", "10"));
        }
        assertEquals(Arrays.asList("card", "card", "2", "2", "2", "2", "2", "2"), path(days));
    }

    @Test
    void partsAddUpToTheWholeWhateverTheWeights() {
        List<BigDecimal> parts = Money.parts(BigDecimal.ONE, List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), 12);
        assertEquals(List.of("0.333333333334", "0.333333333333", "0.333333333333"), parts.stream().map(BigDecimal::toPlainString).toList());
        assertEquals(0, BigDecimal.ONE.compareTo(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
