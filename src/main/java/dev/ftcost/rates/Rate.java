package dev.ftcost.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of a rate card: what a SKU costs in a service tier, from a day (included) to a day (excluded), UTC. A null day is open.
 *
 * @param card the name of the card
 * @param line the line in the card's file
 * @param longContext whether the row is for requests of more than 272,000 input tokens
 * @param projectId the one project that the row is for; null for all
 * @param confirmedOn when somebody last saw the prices; null when the card does not say
 */
public record Rate(String card, int line, String sku, String serviceTier, boolean longContext, String projectId, LocalDate effectiveFrom,
        LocalDate effectiveTo, Prices prices, LocalDate confirmedOn, String source, String note) {

    /**
     * In USD per 1,000,000 tokens, {@code trainingPerHour} and {@code hostingPerHour} per hour; null is not offered.
     *
     * @param cacheWrite a cache write of 30 minutes
     * @param cacheWrite12h a cache write of 12 hours
     */
    public record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal cacheWrite12h, BigDecimal output,
            BigDecimal training, BigDecimal trainingPerHour, BigDecimal hostingPerHour) {}

    public Rate {
        if (effectiveFrom != null && effectiveTo != null && !effectiveFrom.isBefore(effectiveTo)) {
            throw new IllegalArgumentException("effective_to " + effectiveTo + " is not after effective_from " + effectiveFrom);
        }
    }

    /** The same row for another span of days. */
    Rate during(LocalDate from, LocalDate to) {
        return new Rate(card, line, sku, serviceTier, longContext, projectId, from, to, prices, confirmedOn, source, note);
    }

    /** The same row, seen on a day. */
    public Rate confirmed(LocalDate day) {
        return new Rate(card, line, sku, serviceTier, longContext, projectId, effectiveFrom, effectiveTo, prices, day, source, note);
    }

    /** The same row in another line. */
    Rate at(int otherLine) {
        return new Rate(card, otherLine, sku, serviceTier, longContext, projectId, effectiveFrom, effectiveTo, prices, confirmedOn, source,
                note);
    }

    /** The same prices for another SKU. */
    Rate named(String otherSku) {
        return new Rate(card, line, otherSku, serviceTier, longContext, projectId, effectiveFrom, effectiveTo, prices, confirmedOn, source,
                note);
    }

    public BigDecimal input() {
        return prices.input;
    }

    public BigDecimal cachedInput() {
        return prices.cachedInput;
    }

    public BigDecimal cacheWrite() {
        return prices.cacheWrite;
    }

    public BigDecimal cacheWrite12h() {
        return prices.cacheWrite12h;
    }

    public BigDecimal output() {
        return prices.output;
    }

    public BigDecimal training() {
        return prices.training;
    }

    public BigDecimal trainingPerHour() {
        return prices.trainingPerHour;
    }

    public BigDecimal hostingPerHour() {
        return prices.hostingPerHour;
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
        return prices.cachedInput != null ? prices.cachedInput : prices.input;
    }

    /** What a cache write of 30 minutes costs: its own rate, else that of input. */
    public BigDecimal cacheWriteOrInput() {
        return prices.cacheWrite != null ? prices.cacheWrite : prices.input;
    }

    /**
     * What a cache write of 12 hours costs: its own rate, else that of input; null in a row for long requests whose other cache writes
     * have a rate, because such a write costs more than input, and nobody says how much.
     */
    public BigDecimal cacheWrite12hOrInput() {
        boolean isUnknown = longContext && prices.cacheWrite != null;
        return prices.cacheWrite12h != null || isUnknown ? prices.cacheWrite12h : prices.input;
    }

    /** {@code openai.csv line 25}: where a reader finds this row. */
    public String place() {
        return card + " line " + line;
    }
}
