package dev.ftcost.estimate;

import dev.ftcost.rates.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Tokens of one span of time in one service tier. Cached input and cache writes are inside the input, as OpenAI counts
 * them; a share of the input may be no whole number, and stays exact.
 */
public record Volume(String serviceTier, BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal cacheWrite12h,
        BigDecimal output) {
    public static final String STANDARD = "standard";
    public static final String BATCH = "batch";
    /** One token of a price per 1,000,000. */
    static final BigDecimal PER_TOKEN = new BigDecimal("0.000001");

    public Volume {
        if (input.subtract(cachedInput).subtract(cacheWrite).subtract(cacheWrite12h).signum() < 0 || output.signum() < 0
                || cachedInput.signum() < 0) {
            throw new IllegalArgumentException("cached input above input, or less than nothing");
        }
    }

    /** So many tokens, this share of the input cached. */
    public static Volume of(String serviceTier, long input, BigDecimal cachedShare, long output) {
        BigDecimal tokens = BigDecimal.valueOf(input);
        return new Volume(serviceTier, tokens, tokens.multiply(cachedShare), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(output));
    }

    Volume times(BigDecimal factor) {
        return new Volume(serviceTier, input.multiply(factor), cachedInput.multiply(factor), cacheWrite.multiply(factor),
                cacheWrite12h.multiply(factor), output.multiply(factor));
    }

    /** The same tokens in another tier. */
    public Volume in(String tier) {
        return new Volume(tier, input, cachedInput, cacheWrite, cacheWrite12h, output);
    }

    /** The same tokens with another share of the input cached. */
    public Volume cached(BigDecimal share) {
        return new Volume(serviceTier, input, input.multiply(share), BigDecimal.ZERO, BigDecimal.ZERO, output);
    }

    BigDecimal uncached() {
        return input.subtract(cachedInput).subtract(cacheWrite).subtract(cacheWrite12h);
    }

    /** Exact; null when a price that is needed is not there. */
    public BigDecimal cost(Rate rate) {
        if (input.signum() == 0 && output.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (rate == null) {
            return null;
        }
        List<BigDecimal> parts = java.util.Arrays.asList(part(uncached(), rate.input()), part(cachedInput, rate.cachedInputOrInput()),
                part(cacheWrite, rate.cacheWriteOrInput()), part(cacheWrite12h, rate.cacheWrite12hOrInput()), part(output, rate.output()));
        return parts.stream().anyMatch(Objects::isNull) ? null : parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal part(BigDecimal tokens, BigDecimal price) {
        if (tokens.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return price == null ? null : tokens.multiply(price).multiply(PER_TOKEN);
    }
}
