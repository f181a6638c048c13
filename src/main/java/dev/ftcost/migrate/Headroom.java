package dev.ftcost.migrate;

import java.math.BigDecimal;

/**
 * How much the usage may grow on a target before it costs more than today, rounded down: a number, {@code never} where no number of
 * tokens makes it cost more, {@code 0} where it costs more already; null is unknown.
 *
 * @param inputTokensPerRequest how many input tokens may be added to each request
 * @param outputFactor how many times the output may become, to two decimals
 */
public record Headroom(String inputTokensPerRequest, String outputFactor) {
    static final Headroom UNKNOWN = new Headroom(null, null);
    private static final String NEVER = "never";
    private static final String NONE = "0";
    private static final int FACTOR_DECIMALS = 2;

    /**
     * @param cost today; null is unknown, as of the others
     * @param targetCost all of it, with its hosting
     * @param outputCost the part of the target's cost that grows with the output
     * @param perAddedInputToken what one more input token in every request costs; null is unknown
     * @param requests 0 when the exports do not say how many there were
     */
    static Headroom of(BigDecimal cost, BigDecimal targetCost, BigDecimal outputCost, BigDecimal perAddedInputToken, long requests) {
        if (cost == null || targetCost == null) {
            return UNKNOWN;
        }
        BigDecimal slack = cost.subtract(targetCost);
        if (slack.signum() < 0) {
            return new Headroom(NONE, NONE);
        }
        String input = requests == 0 || perAddedInputToken == null ? null
                : perAddedInputToken.signum() == 0 ? NEVER : floor(slack, perAddedInputToken, 0);
        String output = outputCost == null ? null
                : outputCost.signum() == 0 ? NEVER : floor(slack.add(outputCost), outputCost, FACTOR_DECIMALS);
        return new Headroom(input, output);
    }

    /** The quotient of two amounts, none of them negative, cut after so many decimals. */
    private static String floor(BigDecimal dividend, BigDecimal divisor, int decimals) {
        BigDecimal quotient = dividend.movePointRight(decimals).divideToIntegralValue(divisor).movePointLeft(decimals);
        return quotient.signum() == 0 ? NONE : quotient.stripTrailingZeros().toPlainString();
    }
}
