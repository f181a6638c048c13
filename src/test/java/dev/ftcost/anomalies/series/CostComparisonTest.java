package dev.ftcost.anomalies.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

public class CostComparisonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    @Test
    void twiceTheRequestsHalfMoreInputARequestSomeOfItCachedAndOutputAtTwiceThePrice() {
        CostComparison days = new CostComparison();
        days.add(usage("input", 10, 1000, "1.00"), BaselineDays.WHOLE);
        days.add(usage("output", 0, 100, "1.00"), BaselineDays.WHOLE);
        days.add(usage("input", 20, 2000, "2.00"), 0);
        days.add(usage("cached_input", 0, 1000, "0.50"), 0);
        days.add(usage("output", 0, 200, "4.00"), 0);
        assertSplit(days, "2.00", "2.00", "1.00", "-0.50", "2.00");
        // what was expected beyond the days before is a matter of volume
        assertSplit(days, "2.30", "1.70", "1.00", "-0.50", "2.00");
    }

    @Test
    void quotientsWithoutAnEndStillAddUp() {
        CostComparison days = new CostComparison();
        days.add(usage("input", 7, 700_001, "0.1000001"), 4);
        days.add(usage("input", 3, 300_007, "0.0333337"), 0);
        BigDecimal expected = new BigDecimal("0.02");
        assertEquals(0, sum(days.split(expected)).compareTo(new BigDecimal("0.0133337")));
    }

    @Test
    void withoutCountedRequestsTheTokensAreTheVolume() {
        CostComparison days = new CostComparison();
        days.add(usage("input", 0, 1000, "1.00"), BaselineDays.WHOLE);
        days.add(usage("input", 0, 3000, "3.00"), 0);
        assertSplit(days, "1.00", "2.00", "0", "0", "0");
    }

    @Test
    void usageThatWasNeverThereIsAllVolume() {
        CostComparison days = new CostComparison();
        days.add(usage("output", 5, 100, "1.00"), 0);
        assertSplit(days, "0.00", "1.00", "0", "0", "0");
    }

    private static void assertSplit(CostComparison days, String expected, String requests, String tokens, String mix, String price) {
        Decomposition split = days.split(new BigDecimal(expected));
        assertEquals(0, split.requests().compareTo(new BigDecimal(requests)), split.toString());
        assertEquals(0, split.tokensPerRequest().compareTo(new BigDecimal(tokens)), split.toString());
        assertEquals(0, split.mix().compareTo(new BigDecimal(mix)), split.toString());
        assertEquals(0, split.price().compareTo(new BigDecimal(price)), split.toString());
        assertEquals(0, sum(split).compareTo(days.actual().subtract(new BigDecimal(expected))));
    }

    public static BigDecimal sum(Decomposition split) {
        return split.requests().add(split.tokensPerRequest()).add(split.mix()).add(split.price());
    }

    private static UsageOfDay usage(String meter, long requests, long tokens, String cost) {
        return new UsageOfDay(DAY, "proj_a", "m", "standard", meter, requests, tokens, new BigDecimal(cost));
    }
}
