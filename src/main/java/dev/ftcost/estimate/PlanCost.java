package dev.ftcost.estimate;

import java.math.BigDecimal;

/** A plan with a model's prices: exact amounts, null where a price is missing. */
public record PlanCost(PricedTokens model, Plan plan, BigDecimal trainingCost, BigDecimal costOfSpan) {

    static PlanCost of(PricedTokens model, Plan plan) {
        if (model.rates().isEmpty()) {
            // Nothing at all of a model without a price is unknown too, or its name would look like a price of 0.
            return new PlanCost(model, plan, null, null);
        }
        BigDecimal serving = BigDecimal.ZERO;
        for (Volume volume : plan.volumes()) {
            serving = sum(serving, volume.cost(model.in(volume.serviceTier())));
        }
        return new PlanCost(model, plan, plan.training().cost(model.training()), serving);
    }

    public BigDecimal monthlyCost() {
        return costOfSpan == null ? null : costOfSpan.multiply(plan.span().spansAMonth());
    }

    public BigDecimal servingCost() {
        return plan.span().inAll(costOfSpan);
    }

    public BigDecimal totalCost() {
        return sum(trainingCost, servingCost());
    }

    /** A reserve for requests that are sent again; shown separately, not included in the cost. */
    public BigDecimal monthlyRetryOverhead(BigDecimal share) {
        return monthlyCost() == null ? null : monthlyCost().multiply(share);
    }

    public BigDecimal totalWithRetryOverhead(BigDecimal share) {
        return totalCost() == null ? null : totalCost().add(servingCost().multiply(share));
    }

    /** What this costs less a month than another; negative when more, null when unknown. */
    public BigDecimal monthlySaving(PlanCost other) {
        return difference(other.monthlyCost(), monthlyCost());
    }

    public BigDecimal totalSaving(PlanCost other) {
        return difference(other.totalCost(), totalCost());
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    private static BigDecimal difference(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }
}
