package dev.ftcost.migrate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A model and one target. Costs are exact, in USD; null is unknown.
 *
 * @param shutdownDate null when nobody announced one, and so is {@code daysLeft}
 * @param cost what the usage costs today
 * @param target null when there is none to name
 * @param isHosting whether the row is the hosting of the target above it, which is charged whether it is used or not
 */
public record MigrationRow(String month, String model, LocalDate shutdownDate, Long daysLeft, long requests, long inputTokens,
        long cachedInputTokens,
        long outputTokens, BigDecimal cost, String target, BigDecimal targetCost, Headroom headroom, boolean isHosting) {

    /** What the target costs more, or less where it is negative. */
    public BigDecimal difference() {
        return cost == null || targetCost == null ? null : targetCost.subtract(cost);
    }
}
