package dev.ftcost.estimate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.JsonSheet;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The estimate for programs: amounts are strings, unknown is null, {@code "never"} is a word. */
public final class EstimateJson {
    private EstimateJson() {}

    public static ObjectNode of(Estimate estimate) {
        PlanCost bill = estimate.bill();
        Plan plan = bill.plan();
        ObjectNode document = JsonSheet.object();
        document.put("schema", "ftcost.estimate/1");
        ObjectNode row = document.putArray("rows").addObject();
        row.put("model", bill.model().model());
        row.put("rate_card", estimate.card());
        training(row, plan.training());
        JsonSheet.amount(row, "training_cost", bill.trainingCost());
        row.put("monthly_input_tokens", plan.monthlyInput().longValueExact());
        row.put("monthly_output_tokens", plan.monthlyOutput().longValueExact());
        JsonSheet.amount(row, "monthly_cost", bill.monthlyCost());
        row.put("retry_overhead", AmountParser.percent(plan.retryOverhead()));
        JsonSheet.amount(row, "monthly_retry_overhead_cost", bill.monthlyRetryOverhead(plan.retryOverhead()));
        row.put("months", plan.span().months());
        row.put("days", plan.span().days());
        JsonSheet.amount(row, "total_cost", bill.totalCost());
        JsonSheet.amount(row, "total_cost_with_retry_overhead", bill.totalWithRetryOverhead(plan.retryOverhead()));
        range(row.putArray("retry_overhead_range"), bill);
        ArrayNode comparisons = row.putArray("comparisons");
        estimate.comparisons().forEach(other -> comparison(comparisons.addObject(), other, bill));
        optimisations(row.putArray("optimisations"), estimate);
        breakEven(row, estimate.breakEven());
        ArrayNode criteria = row.putArray("criteria");
        estimate.criteria().forEach(criterion -> criteria.addObject().put("name", criterion.name()).put("rule", criterion.rule())
                .put("verdict", criterion.verdict()).put("reason", criterion.reason()));
        jobs(row.putArray("jobs"), estimate);
        ArrayNode notes = row.putArray("notes");
        estimate.notes().forEach(note -> notes.add(note.sentence()));
        return document;
    }

    private static void training(ObjectNode row, Training training) {
        row.put("epochs", training.epochs());
        row.put("training_tokens", training.tokens());
        row.put("validation_tokens", training.validationTokens());
        row.put("billed_training_tokens", training.billedTokens());
        row.put("training_hours", training.hours() == null ? null : AmountParser.plain(training.hours()));
    }

    private static void range(ArrayNode range, PlanCost bill) {
        for (BigDecimal share : Estimate.RETRY_RANGE) {
            ObjectNode end = range.addObject().put("retry_overhead", AmountParser.percent(share));
            JsonSheet.amount(end, "monthly_retry_overhead_cost", bill.monthlyRetryOverhead(share));
            JsonSheet.amount(end, "total_cost_with_retry_overhead", bill.totalWithRetryOverhead(share));
        }
    }

    private static void comparison(ObjectNode row, PlanCost other, PlanCost bill) {
        row.put("model", other.model().model());
        JsonSheet.amount(row, "training_cost", other.trainingCost());
        JsonSheet.amount(row, "monthly_cost", other.monthlyCost());
        JsonSheet.amount(row, "total_cost", other.totalCost());
        JsonSheet.amount(row, "monthly_saving", other.monthlySaving(bill));
        JsonSheet.amount(row, "total_saving", other.totalSaving(bill));
    }

    private static void optimisations(ArrayNode rows, Estimate estimate) {
        for (Optimisation way : estimate.optimisations()) {
            ObjectNode row = rows.addObject().put("kind", way.kind()).put("what", way.what()).put("in_plan", way.done());
            JsonSheet.amount(row, "monthly_saving", way.monthlySaving());
            JsonSheet.amount(row, "total_saving", way.totalSaving());
        }
    }

    private static void jobs(ArrayNode rows, Estimate estimate) {
        for (TrainedJob job : estimate.jobs()) {
            ObjectNode row = rows.addObject().put("job_id", job.id()).put("status", job.status()).put("trained_tokens",
                    job.trainedTokens());
            JsonSheet.amount(row, "training_cost", job.cost(estimate.bill().model()));
        }
    }

    private static void breakEven(ObjectNode row, BreakEven even) {
        if (even == null) {
            row.putNull("break_even");
            return;
        }
        ObjectNode node = row.putObject("break_even");
        node.put("against", even.base().model());
        node.put("per", even.perRequest() ? "request" : "month");
        JsonSheet.amount(node, "base_cost", even.baseCost());
        JsonSheet.amount(node, "fine_tuned_cost", even.tunedCost());
        JsonSheet.amount(node, "saving", even.saving());
        count(node, "requests", even, even.requests());
        count(node, "months", even, even.months());
    }

    private static void count(ObjectNode node, String key, BreakEven even, BigInteger count) {
        if (even.never()) {
            node.put(key, "never");
        } else {
            node.put(key, count);
        }
    }
}
