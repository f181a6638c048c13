package dev.ftcost.estimate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * After how many requests, and how many months, the training is paid back by what the fine-tuned model saves against a
 * base model. Unknown is null; {@code never} when a request or a month saves nothing.
 *
 * @param baseCost of one request, or of one month when the tokens of a request are not given
 * @param tunedCost of the same with the fine-tuned model
 * @param perRequest whether the two costs are those of a request
 * @param request the tokens of a request, as far as they were given
 */
public record BreakEven(PricedTokens base, boolean perRequest, Request request, BigDecimal baseCost, BigDecimal tunedCost, boolean never,
        BigInteger requests, BigInteger months) {

    /**
     * The tokens of one request; null is not given.
     *
     * @param cachedShare of the prompt of the fine-tuned model, from 0 to 1
     * @param baseCachedShare of the prompt of the base model; null is the same
     */
    public record Request(Long basePrompt, Long tunedPrompt, Long output, BigDecimal cachedShare, BigDecimal baseCachedShare) {
        boolean given() {
            return basePrompt != null || tunedPrompt != null || output != null;
        }

        long base() {
            return basePrompt != null ? basePrompt : tunedPrompt != null ? tunedPrompt : 0;
        }

        long tuned() {
            return tunedPrompt != null ? tunedPrompt : base();
        }

        long answer() {
            return output == null ? 0 : output;
        }

        BigDecimal baseShare() {
            return baseCachedShare == null ? cachedShare : baseCachedShare;
        }
    }

    /** @param requestsAMonth null to take them from the tokens of a month */
    static BreakEven of(PlanCost tuned, PricedTokens base, Request request, BigDecimal requestsAMonth) {
        return request.given() ? byRequest(tuned, base, request, requestsAMonth) : byMonth(tuned, base, request);
    }

    private static BreakEven byRequest(PlanCost tuned, PricedTokens base, Request request, BigDecimal requestsAMonth) {
        Plan plan = tuned.plan();
        BigDecimal baseCost = perRequest(base, plan, request.base(), request.baseShare(), request.answer());
        BigDecimal tunedCost = perRequest(tuned.model(), plan, request.tuned(), request.cachedShare(), request.answer());
        if (baseCost == null || tunedCost == null || tuned.trainingCost() == null) {
            return new BreakEven(base, true, request, baseCost, tunedCost, false, null, null);
        }
        BigDecimal saving = baseCost.subtract(tunedCost);
        if (saving.signum() <= 0) {
            return new BreakEven(base, true, request, baseCost, tunedCost, true, null, null);
        }
        BigInteger requests = ceiling(tuned.trainingCost(), saving);
        return new BreakEven(base, true, request, baseCost, tunedCost, false, requests, months(requests, plan, request, requestsAMonth));
    }

    /** What a request costs in the service tiers of the plan; null when a price is missing. */
    private static BigDecimal perRequest(PricedTokens model, Plan plan, long prompt, BigDecimal cachedShare, long output) {
        BigDecimal cost = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> tier : plan.tierShares().entrySet()) {
            BigDecimal inTier = Volume.of(tier.getKey(), prompt, cachedShare, output).cost(model.in(tier.getKey()));
            if (inTier == null) {
                return null;
            }
            cost = cost.add(inTier.multiply(tier.getValue()));
        }
        return cost;
    }

    private static BigInteger months(BigInteger requests, Plan plan, Request request, BigDecimal requestsAMonth) {
        BigDecimal needed = new BigDecimal(requests);
        if (requestsAMonth != null && requestsAMonth.signum() > 0) {
            return ceiling(needed, requestsAMonth);
        }
        if (plan.monthlyOutput().signum() > 0 && request.answer() > 0) {
            return ceiling(needed.multiply(BigDecimal.valueOf(request.answer())), plan.monthlyOutput());
        }
        if (plan.monthlyInput().signum() > 0 && request.tuned() > 0) {
            return ceiling(needed.multiply(BigDecimal.valueOf(request.tuned())), plan.monthlyInput());
        }
        return null;
    }

    private static BreakEven byMonth(PlanCost tuned, PricedTokens base, Request request) {
        Plan plan = tuned.plan().with(Training.ofHours(BigDecimal.ZERO));
        BigDecimal share = request.baseCachedShare();
        BigDecimal baseCost = PlanCost
                .of(base, share == null ? plan : plan.with(plan.volumes().stream().map(volume -> volume.cached(share)).toList()))
                .monthlyCost();
        BigDecimal tunedCost = tuned.monthlyCost();
        if (baseCost == null || tunedCost == null || tuned.trainingCost() == null) {
            return new BreakEven(base, false, request, baseCost, tunedCost, false, null, null);
        }
        BigDecimal saving = baseCost.subtract(tunedCost);
        boolean never = saving.signum() <= 0;
        return new BreakEven(base, false, request, baseCost, tunedCost, never, null, never ? null : ceiling(tuned.trainingCost(), saving));
    }

    /** The share of the fine-tuned model's input that is cached. */
    BigDecimal cachedShare() {
        return request.cachedShare();
    }

    BigDecimal baseCachedShare() {
        return request.baseShare();
    }

    public BigDecimal saving() {
        return baseCost == null || tunedCost == null ? null : baseCost.subtract(tunedCost);
    }

    /** The least whole number that is not less than the quotient; of exact numbers, so nothing is rounded before. */
    private static BigInteger ceiling(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal[] parts = dividend.divideAndRemainder(divisor);
        return parts[0].toBigIntegerExact().add(parts[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO);
    }
}
