package dev.ftcost.estimate;

import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Explained;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The estimate as lines, each with its formula. */
public final class EstimateSheet {
    private static final String UNKNOWN = "unknown: the card has no price for it";

    private final Estimate estimate;
    private final PlanCost bill;
    private final Plan plan;
    private final Explained lines = new Explained();

    private EstimateSheet(Estimate estimate) {
        this.estimate = estimate;
        this.bill = estimate.bill();
        this.plan = bill.plan();
    }

    public static Sheet of(Estimate estimate) {
        EstimateSheet sheet = new EstimateSheet(estimate);
        sheet.training();
        sheet.serving();
        sheet.inAll();
        sheet.instead();
        sheet.cheaper();
        sheet.worthIt();
        sheet.trained();
        estimate.notes().forEach(note -> sheet.lines.word("Mind", note.about(), "", note.sentence()));
        return sheet.lines.sheet("Fine-tuned " + estimate.bill().model().model() + ", rate card " + estimate.card() + ", USD");
    }

    private void training() {
        Training training = plan.training();
        Rate rate = bill.model().training();
        if (training.hours() != null) {
            lines.amount("Training", "training, once", bill.trainingCost(), rate == null || rate.trainingPerHour() == null ? UNKNOWN
                    : AmountParser.plain(training.hours()) + " hours × " + Money.spelled(rate.trainingPerHour()) + " an hour (" + rate.place() + ")");
            return;
        }
        lines.amount("Training", "training, once", bill.trainingCost(), bill.trainingCost() == null ? UNKNOWN : Money.count(training.tokens()) + " tokens × "
                + training.epochs() + (training.epochs() == 1 ? " epoch" : " epochs")
                + (rate == null ? "" : " ÷ 1,000,000 × " + Money.spelled(rate.training()) + " (" + rate.place() + ")"));
        if (training.validationTokens() > 0) {
            lines.amount("Training", "validation", BigDecimal.ZERO, Money.count(training.validationTokens()) + " tokens held out; validation is not billed");
        }
    }

    private void serving() {
        lines.amount("Serving", "a month", bill.monthlyCost(), bill.monthlyCost() == null ? UNKNOWN : monthly());
        retry("Serving", "a month", bill.monthlyCost(), bill.monthlyCost());
    }

    private String monthly() {
        List<String> terms = new ArrayList<>();
        for (Volume volume : plan.volumes()) {
            Rate rate = bill.model().in(volume.serviceTier());
            String tier = volume.serviceTier().equals(Volume.STANDARD) ? "" : " " + volume.serviceTier();
            term(terms, volume.uncached(), tier + " input", rate == null ? null : rate.input());
            term(terms, volume.cachedInput(), tier + " cached input", rate == null ? null : rate.cachedInputOrInput());
            term(terms, volume.cacheWrite(), tier + " cache write", rate == null ? null : rate.cacheWriteOrInput());
            term(terms, volume.cacheWrite12h(), tier + " 12-hour cache write", rate == null ? null : rate.cacheWrite12hOrInput());
            term(terms, volume.output(), tier + " output", rate == null ? null : rate.output());
        }
        if (terms.isEmpty()) {
            return "no tokens were given";
        }
        String sum = String.join(" + ", terms);
        return "(" + sum + ") ÷ 1,000,000" + (plan.span().perDay() ? " = " + Money.spelled(bill.costOfSpan()) + " a day, × " + plan.span().daysPerMonth() + " days" : "");
    }

    private static void term(List<String> terms, BigDecimal tokens, String what, BigDecimal price) {
        if (tokens.signum() > 0) {
            terms.add(tokens(tokens) + what + " × " + Money.spelled(price));
        }
    }

    private static String tokens(BigDecimal tokens) {
        return tokens.stripTrailingZeros().scale() <= 0 ? Money.count(tokens.longValueExact()) : AmountParser.plain(tokens);
    }

    /** The chosen overhead, and beside it the ends of the guide's range. */
    private void retry(String section, String item, BigDecimal base, BigDecimal inference) {
        if (base == null) {
            return;
        }
        List<BigDecimal> shares = new ArrayList<>(List.of(plan.retryOverhead()));
        Estimate.RETRY_RANGE.stream().filter(share -> share.compareTo(plan.retryOverhead()) != 0).forEach(shares::add);
        for (BigDecimal share : shares) {
            lines.amount(section, item + ", with " + AmountParser.percent(share) + " for retries", base.add(inference.multiply(share)),
                    Money.spelled(base) + " + " + AmountParser.percent(share) + " × " + Money.spelled(inference));
        }
    }

    private void inAll() {
        String label = plan.span().label();
        lines.amount("In all", label, bill.totalCost(), bill.totalCost() == null ? UNKNOWN
                : "training " + Money.spelled(bill.trainingCost()) + " + serving " + plan.span().times(Money.spelled(bill.costOfSpan())));
        retry("In all", label, bill.totalCost(), bill.servingCost());
    }

    private void instead() {
        for (PlanCost other : estimate.comparisons()) {
            lines.amount("Instead", other.model().model() + ", " + plan.span().label(), other.totalCost(), other.totalCost() == null ? UNKNOWN
                    : "training " + Money.spelled(other.trainingCost()) + ", a month " + Money.spelled(other.monthlyCost()) + "; "
                    + saved(other.monthlySaving(bill)) + " a month, " + saved(other.totalSaving(bill)) + " in all");
        }
    }

    private static String saved(BigDecimal saving) {
        return saving == null ? "unknown" : Money.spelled(saving.abs()) + (saving.signum() < 0 ? " more" : " less");
    }

    private void cheaper() {
        for (Optimisation way : estimate.optimisations()) {
            lines.amount("Spending less (saved over " + plan.span().label() + ")", way.kind() + (way.done() ? " (in the plan)" : ""), way.totalSaving(),
                    way.totalSaving() == null ? way.what() : way.what() + ": " + saved(way.monthlySaving()) + " a month");
        }
    }

    private void worthIt() {
        BreakEven even = estimate.breakEven();
        if (even != null) {
            String of = even.perRequest() ? "a request" : "a month";
            String saving = even.saving() == null ? UNKNOWN : even.base().model() + " " + Money.spelled(even.baseCost()) + " − fine-tuned " + Money.spelled(even.tunedCost()) + " = " + Money.spelled(even.saving()) + " saved " + of;
            if (even.perRequest()) {
                counted("break-even in requests", even, even.requests(), saving
                        + (even.requests() == null ? "" : "; training " + Money.spelled(bill.trainingCost()) + " ÷ that, rounded up"));
            }
            counted("break-even in months", even, even.months(), even.perRequest() ? "at the requests of a month" : saving
                    + (even.months() == null ? "" : "; training " + Money.spelled(bill.trainingCost()) + " ÷ that, rounded up"));
        }
        estimate.criteria().forEach(criterion -> lines.word("Worth it", criterion.name(), criterion.verdict(), criterion.rule() + ": " + criterion.reason()));
    }

    /** What the jobs of this base were billed for, beside what the estimate bills. */
    private void trained() {
        long estimated = plan.training().billedTokens();
        for (TrainedJob job : estimate.jobs()) {
            lines.amount("After training", "job " + job.id() + ", " + job.status(), job.cost(bill.model()), job.trainedTokens() == null
                    ? "OpenAI does not say how many tokens it trained" : Money.count(job.trainedTokens()) + " trained tokens, epochs included; the estimate has "
                    + Money.count(estimated) + ", " + beside(estimated - job.trainedTokens()));
        }
    }

    private static String beside(long more) {
        return more == 0 ? "as many" : Money.count(Math.abs(more)) + (more < 0 ? " fewer" : " more");
    }

    private void counted(String item, BreakEven even, BigInteger count, String explanation) {
        if (even.never() || count != null && count.bitLength() > 63) {
            // A number of requests beyond any count is a word too.
            lines.word("Worth it", item, even.never() ? "never" : count.toString(), explanation);
        } else {
            lines.count("Worth it", item, count == null ? null : count.longValueExact(), explanation);
        }
    }
}
