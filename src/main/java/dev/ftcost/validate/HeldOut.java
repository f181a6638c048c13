package dev.ftcost.validate;

import java.math.BigDecimal;

/** The share of the examples that is held out for validation, and is not trained. */
record HeldOut(BigDecimal share) {
    /** Whole examples, rounded down: what does not come out even is trained. */
    long of(long examples) {
        return BigDecimal.valueOf(examples).multiply(share).divideToIntegralValue(BigDecimal.ONE).longValueExact();
    }
}
