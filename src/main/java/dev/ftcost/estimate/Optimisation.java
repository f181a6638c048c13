package dev.ftcost.estimate;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to spend less, with what it saves for the given usage; null where a price is missing, and then the text says so.
 *
 * @param done whether the plan has it already, so that the saving is what it saves now
 */
public record Optimisation(String kind, String what, boolean done, BigDecimal monthlySaving, BigDecimal totalSaving) {
    private static final int SMALLER = 10;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    static List<Optimisation> all(PlanCost bill, RateLookup prices, BigDecimal cachedShare) {
        List<Optimisation> ways = new ArrayList<>();
        Plan plan = bill.plan();
        if (plan.training().tokens() > 0) {
            ways.add(way("smaller dataset",
                    "a tenth of the training tokens (" + Money.count(plan.training().tokens() / SMALLER) + "), assuming equal quality",
                    bill, PlanCost.of(bill.model(), plan.with(plan.training().divided(SMALLER)))));
        }
        PricedTokens smaller = prices
                .fineTuned(bill.model().model().replaceFirst("^(gpt-4o|gpt-4\\.1)(-\\d{4}-\\d{2}-\\d{2})?$", "$1-mini"));
        if (!smaller.sku().equals(bill.model().sku()) && !smaller.rates().isEmpty()) {
            ways.add(way("smaller base", smaller.model() + ", trained on the same data", bill, PlanCost.of(smaller, plan)));
        }
        if (plan.volumes().stream().allMatch(volume -> volume.input().signum() == 0 && volume.output().signum() == 0)) {
            return ways;
        }
        ways.add(caching(bill, prices.cardName(), cachedShare));
        ways.add(batch(bill));
        return ways;
    }

    private static Optimisation caching(PlanCost bill, String card, BigDecimal share) {
        if (!hasCachedPrice(bill)) {
            return new Optimisation("caching", "rate card " + card + " has no cached input price for " + bill.model().model()
                    + "; cached input costs the same as input", share.signum() > 0, null, null);
        }
        if (bill.plan().volumes().stream().anyMatch(volume -> volume.cachedInput().signum() > 0)) {
            PlanCost without = PlanCost.of(bill.model(),
                    bill.plan().with(bill.plan().volumes().stream().map(volume -> volume.cached(BigDecimal.ZERO)).toList()));
            return done("caching",
                    share.signum() > 0 ? AmountParser.percent(share) + " of the input cached" : "the cached input of the exports",
                    bill, without);
        }
        return way("caching", "half of the input cached (a repeated prompt prefix of 1,024 tokens or more)", bill,
                PlanCost.of(bill.model(), bill.plan().with(bill.plan().volumes().stream().map(volume -> volume.cached(HALF)).toList())));
    }

    private static boolean hasCachedPrice(PlanCost bill) {
        return bill.plan().volumes().stream().filter(volume -> volume.input().signum() > 0)
                .map(volume -> bill.model().in(volume.serviceTier()))
                .anyMatch(rate -> rate != null && rate.cachedInput() != null);
    }

    private static Optimisation batch(PlanCost bill) {
        boolean done = bill.plan().volumes().stream().allMatch(volume -> volume.serviceTier().equals(Volume.BATCH));
        PlanCost other = PlanCost.of(bill.model(), bill.plan().with(bill.plan().volumes().stream()
                .map(volume -> volume.in(done ? Volume.STANDARD : Volume.BATCH)).toList()));
        String what = "all requests via the Batch API, answered within 24 hours";
        return done ? done("batch", what, bill, other) : way("batch", what, bill, other);
    }

    private static Optimisation way(String kind, String what, PlanCost now, PlanCost then) {
        return of(kind, what, false, then.monthlySaving(now), then.totalSaving(now));
    }

    private static Optimisation done(String kind, String what, PlanCost now, PlanCost without) {
        return of(kind, what, true, now.monthlySaving(without), now.totalSaving(without));
    }

    private static Optimisation of(String kind, String what, boolean done, BigDecimal monthly, BigDecimal total) {
        return new Optimisation(kind, total == null ? what + "; the rate card has no price for it" : what, done, monthly, total);
    }
}
