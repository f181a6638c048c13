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
    private static final String UNKNOWN = "unknown: the rate card has no price for it";
    private static final String TRAINING = "Training";
    private static final String INFERENCE = "Inference";
    private static final String TOTAL = "Total";
    private static final String READINESS = "Break-even & readiness";
    private static final String ONE_OFF = "training (one-off)";

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
        List<Note> first = estimate.notes().stream().limit(1).filter(note -> note.about().equals("shutdown")).toList();
        first.forEach(note -> sheet.lines.word("Shutdown", "date", "", note.sentence()));
        sheet.training();
        sheet.inference();
        sheet.total();
        sheet.alternatives();
        sheet.savings();
        sheet.readiness();
        sheet.trained();
        estimate.notes().stream().skip(first.size()).forEach(note -> sheet.lines.word("Caveats", note.about(), "", note.sentence()));
        return sheet.lines.sheet("Fine-tuned " + estimate.bill().model().model() + ", rate card " + estimate.card() + ", USD");
    }

    private void training() {
        Training training = plan.training();
        Rate rate = bill.model().training();
        if (training.hours() != null) {
            lines.amount(TRAINING, ONE_OFF, bill.trainingCost(), rate == null || rate.trainingPerHour() == null ? UNKNOWN
                    : AmountParser.plain(training.hours()) + " hours × " + Money.spelled(rate.trainingPerHour()) + " per hour ("
                            + rate.place()
                            + ")");
            return;
        }
        lines.amount(TRAINING, ONE_OFF, bill.trainingCost(),
                bill.trainingCost() == null ? UNKNOWN : Money.count(training.tokens()) + " tokens × "
                        + training.epochs() + (training.epochs() == 1 ? " epoch" : " epochs")
                        + (rate == null ? "" : " ÷ 1,000,000 × " + Money.spelled(rate.training()) + " (" + rate.place() + ")"));
        if (training.validationTokens() > 0) {
            lines.amount(TRAINING, "validation", BigDecimal.ZERO,
                    Money.count(training.validationTokens()) + " tokens held out; validation is not billed");
        }
    }

    private void inference() {
        lines.amount(INFERENCE, "monthly", bill.monthlyCost(), bill.monthlyCost() == null ? UNKNOWN : monthly());
        retry(INFERENCE, "monthly", bill.monthlyCost(), bill.monthlyCost());
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
        return "(" + sum + ") ÷ 1,000,000" + (plan.span().perDay()
                ? " = " + Money.spelled(bill.costOfSpan()) + " per day, × " + plan.span().daysPerMonth() + " days" : "");
    }

    private static void term(List<String> terms, BigDecimal tokens, String what, BigDecimal price) {
        if (tokens.signum() > 0) {
            terms.add(tokens(tokens) + what + " × " + Money.spelled(price));
        }
    }

    private static String tokens(BigDecimal tokens) {
        return tokens.stripTrailingZeros().scale() <= 0 ? Money.count(tokens.longValueExact()) : AmountParser.plain(tokens);
    }

    /** The chosen overhead, and the ends of the usual range. */
    private void retry(String section, String item, BigDecimal base, BigDecimal inference) {
        if (base == null) {
            return;
        }
        List<BigDecimal> shares = new ArrayList<>(List.of(plan.retryOverhead()));
        Estimate.RETRY_RANGE.stream().filter(share -> share.compareTo(plan.retryOverhead()) != 0).forEach(shares::add);
        for (BigDecimal share : shares) {
            lines.amount(section, item + " incl. " + AmountParser.percent(share) + " retry overhead", base.add(inference.multiply(share)),
                    Money.spelled(base) + " + " + AmountParser.percent(share) + " × " + Money.spelled(inference));
        }
    }

    private void total() {
        String label = plan.span().label();
        lines.amount(TOTAL, label, bill.totalCost(), bill.totalCost() == null ? UNKNOWN
                : "training " + Money.spelled(bill.trainingCost()) + " + inference " + plan.span().times(Money.spelled(bill.costOfSpan())));
        retry(TOTAL, label, bill.totalCost(), bill.servingCost());
    }

    private void alternatives() {
        for (PlanCost other : estimate.comparisons()) {
            lines.amount("Alternatives", other.model().model() + ", " + plan.span().label(), other.totalCost(),
                    other.totalCost() == null ? UNKNOWN
                            : "training " + Money.spelled(other.trainingCost()) + " + inference "
                                    + plan.span().times(Money.spelled(other.costOfSpan())) + "; "
                                    + change(other.monthlySaving(bill)) + " per month, " + change(other.totalSaving(bill)) + " in total");
        }
    }

    /** What a saving changes, in cents: {@code -$4.50} for 4.50 saved. */
    private static String change(BigDecimal saving) {
        if (saving == null) {
            return "unknown";
        }
        return (saving.signum() > 0 ? "-" : saving.signum() < 0 ? "+" : "") + Money.shown(saving.abs());
    }

    private void savings() {
        for (Optimisation way : estimate.optimisations()) {
            lines.amount("Savings options (over " + plan.span().label() + ")", way.kind() + (way.done() ? " (in the plan)" : ""),
                    way.totalSaving(),
                    way.totalSaving() == null ? way.what()
                            : way.what() + (way.monthlySaving().signum() == 0 ? "" : ": " + change(way.monthlySaving()) + " per month"));
        }
    }

    private void readiness() {
        BreakEven even = estimate.breakEven();
        if (even != null) {
            String training = "; training " + Money.spelled(bill.trainingCost() == null ? BigDecimal.ZERO : bill.trainingCost())
                    + " ÷ that, rounded up";
            String saving = even.saving() == null ? UNKNOWN
                    : even.base().model() + " " + Money.spelled(even.baseCost()) + cached(even.baseCachedShare())
                            + " − fine-tuned " + Money.spelled(even.tunedCost()) + cached(even.cachedShare()) + " = "
                            + Money.spelled(even.saving()) + " saved per "
                            + (even.perRequest() ? "request" : "month");
            if (even.perRequest()) {
                counted("break-even (requests)", even, even.requests(), saving + (even.requests() == null ? "" : training));
            }
            counted("break-even (months)", even, even.months(),
                    even.perRequest() ? "at the requests of a month" : saving + (even.months() == null ? "" : training));
        }
        estimate.criteria()
                .forEach(criterion -> lines.word(READINESS, criterion.name(),
                        criterion.verdict().equals(Criterion.YOURS) ? "your decision" : criterion.verdict(),
                        criterion.rule() + ": " + criterion.reason()));
    }

    private static String cached(BigDecimal share) {
        return share == null || share.signum() == 0 ? "" : " (" + AmountParser.percent(share) + " of the input cached)";
    }

    /** What the jobs of this base were billed for, compared with what the estimate bills. */
    private void trained() {
        long estimated = plan.training().billedTokens();
        for (TrainedJob job : estimate.jobs()) {
            lines.amount("Actual training cost", "job " + job.id() + ", " + job.status(), job.cost(bill.model()),
                    job.trainedTokens() == null
                            ? "the job does not report its trained tokens"
                            : Money.count(job.trainedTokens()) + " trained tokens, epochs included; the estimate has "
                                    + Money.count(estimated) + ", " + beside(estimated - job.trainedTokens()));
        }
    }

    private static String beside(long more) {
        return more == 0 ? "the same" : Money.count(Math.abs(more)) + (more < 0 ? " fewer" : " more");
    }

    private void counted(String item, BreakEven even, BigInteger count, String explanation) {
        if (even.never() || count != null && count.bitLength() > 63) {
            // A number of requests beyond any count is a word too.
            lines.word(READINESS, item, even.never() ? "never" : count.toString(), explanation);
        } else {
            lines.count(READINESS, item, count == null ? null : count.longValueExact(), explanation);
        }
    }
}
