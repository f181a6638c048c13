package dev.ftcost.budget;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What became of a limit.
 *
 * @param spent exact; null when something was used and nothing of it has a price
 * @param share spent of the limit, rounded half up to four decimals; null for a limit of 0
 * @param forecast rounded half up to the cent; null when there is nothing to learn from
 * @param unpriced whether some of what was used has no price, so that the figures leave it out
 * @param sentence the same for a person
 */
public record Verdict(Scope scope, YearMonth month, BigDecimal limitUsd, BigDecimal spent, BigDecimal share, BigDecimal forecast,
        Status status, boolean unpriced, String sentence) {
    /** From the best to the worst. */
    public enum Status {
        OK, UNKNOWN, WARNING, FORECAST_TO_PASS, PASSED;
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether the limit is passed, or forecast to be, or whether that cannot be said because usage is unpriced. */
    public boolean needsLook() {
        return status == Status.PASSED || status == Status.FORECAST_TO_PASS || unpriced;
    }
}
