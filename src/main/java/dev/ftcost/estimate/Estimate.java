package dev.ftcost.estimate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole answer: what the plan costs with the model, what it would cost otherwise, and whether it pays.
 *
 * @param breakEven null when no base model was named
 * @param jobs those that trained this base
 * @param notes what can no longer be done, and why a price is missing
 */
public record Estimate(String card, PlanCost bill, List<PlanCost> comparisons, List<Optimisation> optimisations, BreakEven breakEven,
        List<Criterion> criteria, List<TrainedJob> jobs, List<Note> notes) {

    /** The usual range for requests that are sent again. */
    static final List<BigDecimal> RETRY_RANGE = List.of(new BigDecimal("0.05"), new BigDecimal("0.10"));

    /** What a plan is weighed against. */
    public record Question(String model, List<String> compareWith, String against, BreakEven.Request request, BigDecimal requestsAMonth,
            BigDecimal cachedShare) {}

    /**
     * @param asked the plan, of which only the time counts in which the model is served
     * @param jobs the jobs that are known, whatever they trained
     * @param known what else there is to say of the plan
     */
    public static Estimate of(Question question, Plan asked, RateLookup prices, Availability availability, List<TrainedJob> jobs,
            List<Note> known) {
        String base = prices.fineTuned(question.model()).model();
        Plan plan = asked.with(availability.left(asked.span(), base));
        PlanCost bill = PlanCost.of(prices.fineTuned(question.model()), plan);
        List<PlanCost> comparisons = question.compareWith().stream().map(model -> PlanCost.of(prices.fineTuned(model), plan)).toList();
        BreakEven breakEven = question.against() == null ? null
                : BreakEven.of(bill, prices.untuned(question.against()), question.request(), question.requestsAMonth());
        List<Note> notes = new ArrayList<>();
        if (!bill.model().rates().isEmpty()) {
            availability.shutdown(asked.span(), base).ifPresent(notes::add);
        }
        notes.addAll(known);
        notes.addAll(availability.notes(bill.model(), plan.training(), prices));
        comparisons.stream().flatMap(other -> availability.ofTraining(other.model(), plan.training(), prices).stream())
                .filter(note -> !notes.contains(note)).forEach(notes::add);
        if (breakEven != null && breakEven.baseCost() == null) {
            notes.add(new Note("no price", "Rate card " + prices.cardName() + " has no price for the base model " + breakEven.base().model()
                    + ", so there is no break-even."));
        }
        return new Estimate(prices.cardName(), bill, comparisons,
                bill.totalCost() == null ? List.of() : Optimisation.all(bill, prices, question.cachedShare()), breakEven,
                Criterion.all(bill, breakEven), jobs.stream().filter(job -> job.trained(bill.model())).toList(), List.copyOf(notes));
    }

    /** Whether something that was asked for has no price. */
    public boolean incomplete() {
        return bill.totalCost() == null || comparisons.stream().anyMatch(other -> other.totalCost() == null)
                || breakEven != null && breakEven.saving() == null;
    }
}
