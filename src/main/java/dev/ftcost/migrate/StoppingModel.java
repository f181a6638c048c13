package dev.ftcost.migrate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A model that was in use in a month and has a shutdown date.
 *
 * @param daysLeft from today until the shutdown; 0 once it is shut down
 * @param cost what the usage of the month cost, exact, in USD; what is unpriced is left out, and it is null when nothing is known
 * @param isWholeCost whether all of the usage that a card can price is in the cost
 * @param replacement what OpenAI names in its place; null when it names none
 * @param replacementCost what the same usage costs there today; null when unknown
 */
public record StoppingModel(ModelUsage usage, LocalDate shutdownDate, long daysLeft, BigDecimal cost, boolean isWholeCost,
        String replacement,
        BigDecimal replacementCost) {

    public String month() {
        return usage.month();
    }

    public String model() {
        return usage.model();
    }

    /** What the replacement costs more, or less where it is negative; null when unknown. */
    public BigDecimal difference() {
        return isWholeCost && cost != null && replacementCost != null ? replacementCost.subtract(cost) : null;
    }
}
