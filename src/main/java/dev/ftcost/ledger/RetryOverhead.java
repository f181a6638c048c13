package dev.ftcost.ledger;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to add for requests that are sent again, as a part of the inference cost: {@code 0.05} is 5 %. At most six
 * decimals, which is what the charges are computed with.
 *
 * @param byModel the models that have a factor of their own
 */
public record RetryOverhead(BigDecimal factor, Map<String, BigDecimal> byModel) {
    /** The low end of the 5 to 10 % that is usual. */
    public static final BigDecimal USUAL = new BigDecimal("0.05");

    public RetryOverhead {
        byModel = Map.copyOf(new TreeMap<>(byModel));
        require(factor);
        byModel.values().forEach(RetryOverhead::require);
        if (byModel.containsKey("")) {
            throw new IllegalArgumentException("'' is no model; MODEL=8% sets one model's");
        }
    }

    public static RetryOverhead usual() {
        return new RetryOverhead(USUAL, Map.of());
    }

    private static void require(BigDecimal factor) {
        if (factor.signum() < 0 || factor.compareTo(new BigDecimal(100)) > 0 || factor.stripTrailingZeros().scale() > 6) {
            throw new IllegalArgumentException("'" + factor.toPlainString() + "' is no part of a cost between 0 and 100 with at most six decimals");
        }
    }
}
