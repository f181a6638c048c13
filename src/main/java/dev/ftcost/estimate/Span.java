package dev.ftcost.estimate;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;

/**
 * The time an estimate covers, and the span that its amounts are given for.
 *
 * @param perDay whether the amounts are those of a day, else of a month
 * @param months null when the estimate covers a number of days
 * @param days null when the estimate covers a number of months
 */
public record Span(boolean perDay, int daysPerMonth, Integer months, Integer days) {

    public Span {
        if (days != null && !perDay) {
            throw new InputError("--days needs amounts per day: add --per day, or use --months.");
        }
    }

    /** The same amounts over fewer months, or none. */
    Span ofMonths(int other) {
        return new Span(perDay, daysPerMonth, other, null);
    }

    /** The same amounts over fewer days, or none. */
    Span ofDays(int other) {
        return new Span(perDay, daysPerMonth, null, other);
    }

    /** How many of the given spans are a month. */
    BigDecimal spansAMonth() {
        return perDay ? BigDecimal.valueOf(daysPerMonth) : BigDecimal.ONE;
    }

    /** A cost of one given span, over all the time. */
    BigDecimal inAll(BigDecimal costOfSpan) {
        if (costOfSpan == null) {
            return null;
        }
        if (days == null) {
            return costOfSpan.multiply(spansAMonth()).multiply(BigDecimal.valueOf(months));
        }
        return costOfSpan.multiply(BigDecimal.valueOf(days));
    }

    /** {@code 12 months}, {@code 365 days}. */
    public String label() {
        return days == null ? months + (months == 1 ? " month" : " months") : days + (days == 1 ? " day" : " days");
    }

    /** How the total follows from what is exact: {@code 12 × 30 × 0.0195}. */
    String times(String exactCostOfSpan) {
        if (days != null) {
            return days + " × " + exactCostOfSpan;
        }
        return months + (perDay ? " × " + daysPerMonth : "") + " × " + exactCostOfSpan;
    }
}
