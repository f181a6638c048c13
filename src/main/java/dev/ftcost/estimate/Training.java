package dev.ftcost.estimate;

import dev.ftcost.rates.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What is trained: tokens read epoch by epoch, or the hours of a reinforcement job.
 *
 * @param tokens of one epoch, without those held out
 * @param validationTokens held out, read and never billed
 * @param epochs null when billed by the hour
 * @param hours null when billed by the token
 * @param examples null when unknown
 */
public record Training(long tokens, long validationTokens, Integer epochs, BigDecimal hours, Long examples) {

    public static Training ofTokens(long tokens, BigDecimal validationShare, int epochs, Long examples) {
        // A token cannot be halved: what does not come out even is trained.
        long heldOut = BigDecimal.valueOf(tokens).multiply(validationShare).divideToIntegralValue(BigDecimal.ONE).longValueExact();
        return new Training(tokens - heldOut, heldOut, epochs, null, examples);
    }

    public static Training ofHours(BigDecimal hours) {
        return new Training(0, 0, null, hours, null);
    }

    long billedTokens() {
        return epochs == null ? 0 : BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(epochs)).longValueExact();
    }

    /** The same over a part of the tokens, such as a tenth. */
    Training divided(int by) {
        return hours == null ? new Training(tokens / by, validationTokens / by, epochs, null, examples) : this;
    }

    Training once() {
        return hours == null ? new Training(tokens, validationTokens, 1, null, examples) : this;
    }

    /** Exact; null when the model has no such price. */
    public BigDecimal cost(Rate rate) {
        if (hours != null) {
            return rate == null || rate.trainingPerHour() == null ? null : hours.multiply(rate.trainingPerHour());
        }
        if (tokens == 0) {
            return BigDecimal.ZERO;
        }
        return rate == null || rate.training() == null ? null
                : BigDecimal.valueOf(billedTokens()).multiply(rate.training()).multiply(Volume.PER_TOKEN);
    }
}
