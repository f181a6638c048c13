package dev.ftcost.reconcile.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /** Days of 100,000 tokens by the price that they were billed at; the card's is 2.5. */
    private static List<UnitPrices.Day> days(String... prices) {
        List<UnitPrices.Day> days = new ArrayList<>();
        for (String price : prices) {
            days.add(day(days.size() + 1, "100000", new BigDecimal(price).movePointLeft(1).toPlainString(), "2.5"));
        }
        return days;
    }

    @Test
    void aPriceOfTwoOddDaysIsNoneWhileTheCardHoldsOnTheOthers() {
        assertEquals(Collections.nCopies(6, "card"), path(days("2.5", "2.4", "2.5", "2.5", "2.4", "2.5")));
        assertEquals(Collections.nCopies(8, "card"), path(days("2.5", "2.5", "2.4", "2.5", "2.5", "2.5", "2.4", "2.5")));
        assertEquals(Collections.nCopies(4, "card"), path(days("2.5", "2.4", "2.5", "2.4")),
                "where both fit as many days, it is the card's");
    }

    @Test
    void twoDaysHaveToImplyAPriceOrTheOnlyOne() {
        assertEquals(List.of("2.4"), path(days("2.4")));
        assertEquals(List.of("card", "card"), path(days("2.4", "2.3")));
        assertEquals(List.of("2.4", "2.4"), path(days("2.4", "2.4")));
        assertEquals(List.of("2.5", "2.5", "2.5", "2.4", "2.4", "2.4"), path(days("2.5", "2.5", "2.5", "2.4", "2.4", "2.4")).stream()
                .map(price -> price.equals("card") ? "2.5" : price).toList());
    }

    @Test
    void withoutACardThereIsNoPriceUntilOneIsImplied() {
        assertEquals(List.of("2.4", "2.4"), path(List.of(day(1, "100000", "0.24", null), day(2, "100000", "0.24", null))));
        assertEquals(List.of("card", "card"), path(List.of(day(1, "100000", "0.24", null), day(2, "100000", "0.23", null))));
        assertEquals(List.of("2.3", "2.3", "2.3", "2.3"), path(List.of(day(1, "100000", "0.24", null), day(2, "100000", "0.23", null),
                day(3, "100000", "0.23", null), day(4, "100000", "0.24", null))), "of two that fit as many days, the lower");
    }

    @Test
    void aPriceThatFitsByChanceIsNone() {
        assertEquals("2.4", day(1, "20", "0.000048", null).implied().toPlainString());
        assertNull(day(1, "19", "0.0000456", null).implied());
        assertEquals(List.of("2.4"), path(List.of(day(1, "20", "0.000048", "9"))));
        assertEquals(List.of("card"), path(List.of(day(1, "19", "0.0000456", "9"))));
        List<UnitPrices.Day> days = new ArrayList<>(days("2.5", "2.5", "2.5", "2.5", "2.5", "2.5"));
        days.add(day(7, "100", "0.00024321", "2.5"));
        days.add(day(8, "100", "0.00024321", "2.5"));
        assertEquals(Collections.nCopies(8, "card"), path(days), "days that it does not fit make it no likelier");
    }

    @Test
    void aPriceHasSixDecimalsAtTheMostAndIsMoreThanNothing() {
        assertEquals("2.123456", day(1, "100000000", "212.3456", null).shortest().toPlainString());
        assertNull(day(1, "1000000000", "2123.4561", null).shortest());
        assertNull(day(1, "100000", "0", null).shortest());
        assertNull(day(1, "100000", "-0.24", null).shortest());
        assertEquals(List.of("card"), path(List.of(day(1, "1000", "-0.5", "0"))), "a credit on what is free");
    }

    @Test
    void anAmountFitsAPriceWithinItsSlack() {
        UnitPrices.Day day = new UnitPrices.Day(LocalDate.of(2026, 6, 1), new BigDecimal("1000000"), new BigDecimal("2.5"), null,
                new BigDecimal("0.005"));
        assertEquals(List.of(true, true, false, false), Arrays.asList(day.fits(new BigDecimal("2.505")), day.fits(new BigDecimal("2.495")),
                day.fits(new BigDecimal("2.5051")), day.fits(null)));
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
