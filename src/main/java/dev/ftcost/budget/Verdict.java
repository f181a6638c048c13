package dev.ftcost.budget;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * The state of a budget.
 *
 * @param spent exact; null if all usage is unpriced or nothing is known of it
 * @param share spent of the limit, rounded half up to four decimals; null for a limit of 0
 * @param forecast rounded half up to the cent; null without earlier days to forecast from
 * @param unpriced whether some usage has no price, so that the figures exclude it, or none is grouped by what the scope names
 * @param sentence the same as a sentence
 */
public record Verdict(Scope scope, YearMonth month, BigDecimal limitUsd, BigDecimal spent, BigDecimal share, BigDecimal forecast,
        Status status, boolean unpriced, String sentence) {
    /** In order of severity. */
    public enum Status {
        OK, UNKNOWN, WARNING, UNMATCHED, FORECAST_TO_EXCEED, EXCEEDED;
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the limit is exceeded by, or will be; null when neither is known. */
    public BigDecimal excess() {
        return switch (status) {
            case EXCEEDED -> spent.subtract(limitUsd);
            case FORECAST_TO_EXCEED -> forecast.subtract(limitUsd);
            default -> null;
        };
    }

    /** Whether the limit is exceeded, or forecast to be, or its scope is no name of the exports, or usage is unpriced, so that nobody can say. */
    public boolean needsLook() {
        return status == Status.EXCEEDED || status == Status.FORECAST_TO_EXCEED || status == Status.UNMATCHED || unpriced;
    }
}
