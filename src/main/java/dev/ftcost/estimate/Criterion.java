package dev.ftcost.estimate;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the questions before fine-tuning, as a rule, and what the given amounts answer.
 *
 * @param verdict {@code yes}, {@code no}, {@code unknown}, or {@code yours} where no amount can tell
 */
public record Criterion(String name, String rule, String verdict, String reason) {
    private static final long ENOUGH = 100;
    private static final long LEAST = 10;
    private static final String UNKNOWN = "unknown";
    /** No amount answers it. */
    static final String YOURS = "yours";

    static List<Criterion> all(PlanCost bill, BreakEven breakEven) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(volume(bill, breakEven));
        criteria.add(data(bill.plan().training().examples()));
        criteria.add(proof(bill));
        criteria.add(cost(breakEven));
        return criteria;
    }

    private static Criterion volume(PlanCost bill, BreakEven breakEven) {
        Span span = bill.plan().span();
        String rule = "pays back within " + span.label();
        if (breakEven == null) {
            return new Criterion("volume", rule, UNKNOWN, "add --against with the base model");
        }
        if (breakEven.never()) {
            return new Criterion("volume", rule, "no", "never breaks even");
        }
        if (breakEven.months() == null) {
            return new Criterion("volume", rule, UNKNOWN, "add --requests or monthly tokens");
        }
        BigInteger have = span.days() == null ? BigInteger.valueOf(span.months()) : BigInteger.valueOf(span.days());
        BigInteger need = span.days() == null ? breakEven.months() : breakEven.months().multiply(BigInteger.valueOf(span.daysPerMonth()));
        return new Criterion("volume", rule, need.compareTo(have) <= 0 ? "yes" : "no", "paid back after " + breakEven.months()
                + (breakEven.months().equals(BigInteger.ONE) ? " month" : " months"));
    }

    private static Criterion data(Long examples) {
        String rule = "at least 100 examples (100 to 500 are recommended; OpenAI requires 10)";
        if (examples == null) {
            return new Criterion("enough data", rule, UNKNOWN, "add --examples or --training-file");
        }
        return new Criterion("enough data", rule, examples >= ENOUGH ? "yes" : "no", Money.count(examples) + " examples"
                + (examples < LEAST ? "; OpenAI rejects the file" : ""));
    }

    private static Criterion proof(PlanCost bill) {
        BigDecimal trial = PlanCost.of(bill.model(), bill.plan().with(bill.plan().training().divided(10).once())).trainingCost();
        boolean byTheHour = bill.plan().training().hours() != null;
        return new Criterion("proof of concept", "a small trial beats the best prompt on held-out examples", YOURS,
                trial == null || byTheHour || trial.signum() == 0 ? "run one before you decide"
                        : "a tenth of the tokens for one epoch costs " + Money.spelled(trial));
    }

    private static Criterion cost(BreakEven breakEven) {
        String of = breakEven == null || breakEven.perRequest() ? "per request" : "per month";
        String rule = "costs less " + of + " than the base model";
        if (breakEven == null || breakEven.saving() == null) {
            return new Criterion("cost", rule, UNKNOWN, breakEven == null ? "add --against with the base model" : "a price is missing");
        }
        return new Criterion("cost", rule, breakEven.saving().signum() > 0 ? "yes" : "no",
                Money.spelled(breakEven.tunedCost()) + " vs. " + Money.spelled(breakEven.baseCost()) + " for " + breakEven.base().model());
    }
}
