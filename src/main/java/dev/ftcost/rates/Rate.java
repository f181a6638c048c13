package dev.ftcost.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of a rate card: what a SKU costs in a service tier, in USD per 1,000,000 tokens (training also per hour),
 * from a day (included) to a day (excluded), UTC. A null price is not offered; a null day is open.
 *
 * @param card the name of the card
 * @param line the line in the card's file
 */
public record Rate(
        String card,
        int line,
        String sku,
        String serviceTier,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        BigDecimal input,
        BigDecimal cachedInput,
        BigDecimal cacheWrite,
        BigDecimal output,
        BigDecimal training,
        BigDecimal trainingPerHour,
        String source,
        String note) {

    public Rate {
        if (effectiveFrom != null && effectiveTo != null && !effectiveFrom.isBefore(effectiveTo)) {
            throw new IllegalArgumentException("effective_to " + effectiveTo + " is not after effective_from " + effectiveFrom);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return (effectiveFrom == null || !day.isBefore(effectiveFrom)) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    /** Whether some day belongs to both; the SKU and the tier are not looked at. */
    public boolean sharesDayWith(Rate other) {
        return startsBefore(effectiveFrom, other.effectiveTo) && startsBefore(other.effectiveFrom, effectiveTo);
    }

    private static boolean startsBefore(LocalDate from, LocalDate to) {
        return from == null || to == null || from.isBefore(to);
    }

    /** What cached input costs: its own rate, else that of input. */
    public BigDecimal cachedInputOrInput() {
        return cachedInput != null ? cachedInput : input;
    }

    /** What a cache write costs: its own rate, else that of input. */
    public BigDecimal cacheWriteOrInput() {
        return cacheWrite != null ? cacheWrite : input;
    }

    /** {@code openai.csv line 25}: where a reader finds this row. */
    public String place() {
        return card + " line " + line;
    }
}
