package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Why a day of a line differs.
 *
 * @param variance what the cause accounts for
 * @param prices the billed price and the card's; null unless the price is the cause
 * @param fits token counts that the variance is worth; empty when there are none
 * @param times how often the day was billed; 0 unless that is the cause
 */
public record Difference(Kind kind, LocalDate day, BigDecimal variance, Prices prices, List<Fit> fits, int times) {
    /** The causes that are known, and that none is. */
    public enum Kind {
        PRICE, PART_OF_USAGE, PART_OF_BILL, NOT_YET_BILLED, BEYOND_BILL, MISSING_DAY, REJECTED, NOT_BILLED, NO_USAGE_DAY, NO_USAGE, TWICE, TOKENS, LATE, NOTHING
    }

    /** What OpenAI adds for processing in one region. */
    private static final BigDecimal REGIONAL = new BigDecimal("1.1");

    /** Two unit prices in USD per 1,000,000. */
    public record Prices(BigDecimal billed, BigDecimal card) {}

    /** A variance in tokens of one meter. */
    public record Fit(long tokens, String label) {}

    public static Difference of(Kind kind, LocalDate day, BigDecimal variance) {
        return new Difference(kind, day, variance, null, List.of(), 0);
    }

    /** Whether a price is what OpenAI charges for processing in one region. */
    public boolean isUplift() {
        return prices != null && prices.billed().compareTo(prices.card().multiply(REGIONAL)) == 0;
    }

    /** Whether the numbers leave nothing open. */
    public boolean isExact() {
        return kind != Kind.NOTHING && kind != Kind.NOT_YET_BILLED && kind != Kind.LATE && kind != Kind.PART_OF_USAGE
                && kind != Kind.PART_OF_BILL;
    }
}
