package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.StackedBars.Bar;
import dev.ftcost.sheet.StackedBars.Mark;
import dev.ftcost.sheet.StackedBars.Series;
import dev.ftcost.sheet.StackedBars.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackedBarsTest {
    @Test
    void barsOfADayStandOnEachOther() {
        StackedBars chart = StackedBars.of(10, List.of(firstOfTen("3", "1"), firstOfTen("1")), Set.of(1));
        List<Tick> ticks = List.of(new Tick("$0", "0.00", "300"), new Tick("$1", "25.00", "225"), new Tick("$2", "50.00", "150"),
                new Tick("$3", "75.00", "75"), new Tick("$4", "100.00", "0"));
        assertEquals(ticks, chart.ticks());
        assertEquals(List.of(new Mark("111", "78")), chart.marks());
        assertEquals(List.of(new Bar("11", "75", "78", "225"), new Bar("111", "225", "78", "75")), chart.stacked().get(0));
        assertEquals(List.of(new Bar("11", "0", "78", "75")), chart.stacked().get(1));
    }

    @Test
    void aSingleBarIsNoWiderThanTwelvePercent() {
        StackedBars chart = StackedBars.of(1, List.of(series("0.03")), Set.of());
        assertEquals(List.of(List.of(new Bar("440", "0", "120", "300"))), chart.stacked());
        assertEquals(List.of("$0", "$0.01", "$0.02", "$0.03"), chart.ticks().stream().map(Tick::label).toList());
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertNull(StackedBars.of(3, List.of(series("0", null, "-1")), Set.of(1)));
        assertNull(StackedBars.of(0, List.of(), Set.of()));
        StackedBars chart = StackedBars.of(3, List.of(series("0", null, "-1"), series("2", "2", "2")), Set.of());
        assertEquals(List.of(), chart.stacked().get(0));
        assertEquals(3, chart.stacked().get(1).stream().filter(bar -> bar.height().equals("300")).count());
    }

    /** The smallest of 1, 2 and 5 times a power of ten that needs no more than four steps, found by trying. */
    @Test
    void theAxisHasTheFewestRoundFigures() {
        Random random = new Random(1);
        for (int n = 0; n < 2000; n++) {
            BigDecimal highest = BigDecimal.valueOf(1 + random.nextInt(2_000_000)).movePointLeft(random.nextInt(12));
            List<Tick> ticks = StackedBars.of(1, List.of(series(highest.toPlainString())), Set.of()).ticks();
            BigDecimal step = amount(ticks.get(1));
            BigDecimal expected = Stream.iterate(-13, power -> power + 1)
                    .flatMap(power -> Stream.of("1", "2", "5").map(factor -> new BigDecimal(factor).scaleByPowerOfTen(power)))
                    .filter(each -> each.multiply(new BigDecimal(4)).compareTo(highest) >= 0).findFirst().orElseThrow();
            assertEquals(0, expected.compareTo(step), highest + ": " + ticks);
            BigDecimal top = amount(ticks.get(ticks.size() - 1));
            assertTrue(top.compareTo(highest) >= 0 && top.subtract(step).compareTo(highest) < 0, highest + ": " + ticks);
        }
    }

    /** A rounded place is at most half a tenth beside the exact one, and rounding leaves no gap and no overlap. */
    @Test
    void aStackIsAsHighAsItsSum() {
        BigDecimal full = new BigDecimal(StackedBars.HEIGHT);
        Random random = new Random(2);
        for (int n = 0; n < 500; n++) {
            int categories = 1 + random.nextInt(40);
            List<Series> all = new ArrayList<>();
            for (int s = 0; s < 1 + random.nextInt(7); s++) {
                all.add(series(random.ints(categories, 1, 1_000_000).mapToObj(value -> value + "e-4").toArray(String[]::new)));
            }
            StackedBars chart = StackedBars.of(categories, all, Set.of());
            BigDecimal top = amount(chart.ticks().get(chart.ticks().size() - 1));
            for (int c = 0; c < categories; c++) {
                BigDecimal sum = BigDecimal.ZERO;
                BigDecimal foot = full;
                for (int s = 0; s < all.size(); s++) {
                    Bar bar = chart.stacked().get(s).get(c);
                    assertEquals(0, foot.compareTo(new BigDecimal(bar.y()).add(new BigDecimal(bar.height()))));
                    foot = new BigDecimal(bar.y());
                    sum = sum.add(all.get(s).values().get(c));
                    BigDecimal off = full.subtract(foot).multiply(top).subtract(sum.multiply(full));
                    assertTrue(off.abs().compareTo(top.multiply(new BigDecimal("0.05"))) <= 0, bar + " of " + sum + " below " + top);
                }
            }
        }
    }

    private static BigDecimal amount(Tick tick) {
        return new BigDecimal(tick.label().replaceAll("[$,]", ""));
    }

    private static Series firstOfTen(String... values) {
        return series(Arrays.copyOf(values, 10));
    }

    private static Series series(String... values) {
        return new Series(Arrays.stream(values).map(value -> value == null ? null : new BigDecimal(value)).toList());
    }
}
