package dev.ftcost.estimate;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be done, whatever it is done with: what is trained, what is served in each given span, and for how long.
 *
 * @param retryOverhead the share that is set aside for requests sent again
 */
public record Plan(Training training, List<Volume> volumes, Span span, BigDecimal retryOverhead) {
    /** Shares of a real month have no last digit in general. */
    private static final int SHARE_DECIMALS = 6;

    public Plan {
        volumes = List.copyOf(volumes);
    }

    Plan with(Training other) {
        return new Plan(other, volumes, span, retryOverhead);
    }

    Plan with(Span other) {
        return new Plan(training, volumes, other, retryOverhead);
    }

    Plan with(List<Volume> other) {
        return new Plan(training, other, span, retryOverhead);
    }

    /** The volumes of a month. */
    List<Volume> month() {
        return volumes.stream().map(volume -> volume.times(span.spansAMonth())).toList();
    }

    BigDecimal monthlyInput() {
        return month().stream().map(Volume::input).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal monthlyOutput() {
        return month().stream().map(Volume::output).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The service tiers of the plan with their shares of its tokens, which add up to 1. */
    Map<String, BigDecimal> tierShares() {
        Map<String, BigDecimal> tokens = new TreeMap<>();
        volumes.forEach(volume -> tokens.merge(volume.serviceTier(), volume.input().add(volume.output()), BigDecimal::add));
        BigDecimal all = tokens.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> shares = new TreeMap<>();
        BigDecimal rest = BigDecimal.ONE;
        for (Map.Entry<String, BigDecimal> tier : tokens.entrySet()) {
            // The last takes what is left, so that they add up whatever the quotients are.
            BigDecimal share = shares.size() == tokens.size() - 1 ? rest
                    : all.signum() == 0 ? BigDecimal.ZERO : Money.quotient(tier.getValue(), all, SHARE_DECIMALS);
            shares.put(tier.getKey(), share);
            rest = rest.subtract(share);
        }
        return shares;
    }

    /** The share of the input that is cached; 0 where no input was given. */
    public static BigDecimal cachedShare(List<Volume> volumes) {
        BigDecimal input = volumes.stream().map(Volume::input).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cached = volumes.stream().map(Volume::cachedInput).reduce(BigDecimal.ZERO, BigDecimal::add);
        return input.signum() == 0 ? BigDecimal.ZERO : Money.quotient(cached, input, SHARE_DECIMALS);
    }
}
