package dev.ftcost.rates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A row of a card that prices usage.
 *
 * @param last the last day of the usage that it prices
 */
public record UsedRate(Rate rate, LocalDate last) {
    /** OpenAI changes prices more often than that. */
    public static final int MOST_DAYS = 120;

    /** Whether nobody confirmed the price in the 120 days before usage that it prices; false when the card has no such day. */
    public boolean isOld() {
        return rate.confirmedOn() != null && ChronoUnit.DAYS.between(rate.confirmedOn(), last) > MOST_DAYS;
    }

    /** The first day on which the row's price is old. */
    public LocalDate oldFrom() {
        return rate.confirmedOn().plusDays(MOST_DAYS + 1L);
    }
}
