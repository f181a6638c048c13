package dev.ftcost.explain;

import dev.ftcost.explain.Explanation.Step;
import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.time.LocalDate;
import java.util.List;

/** An explanation for programs: one row per product, exact. */
public final class ExplanationSheet {
    private ExplanationSheet() {}

    public static Sheet of(Explanation explanation) {
        return new Sheet("Products",
                List.of(Column.text("month", "month"), Column.text("model", "model"), Column.text("service_tier", "tier"),
                        Column.text("meter", "token type"), Column.text("job_id", "job"), Column.date("first_day", "from"),
                        Column.date("last_day", "to"),
                        Column.count("days", "days"), Column.count("tokens", "tokens"), Column.rate("hours", "hours"),
                        Column.rate("unit_price", "price"), Column.text("unit", "unit"), Column.text("rate", "rate"),
                        Column.text("rate_model", "rate of"),
                        Column.date("effective_from", "effective from"), Column.date("effective_to", "effective to"),
                        Column.text("source", "source"),
                        Column.amount("cost", "cost")),
                explanation.steps().stream().map(step -> row(explanation, step)).toList(), null);
    }

    private static List<Object> row(Explanation explanation, Step step) {
        Rate rate = step.rate();
        LocalDate from = rate == null ? null : rate.effectiveFrom();
        LocalDate to = rate == null ? null : rate.effectiveTo();
        return Sheet.row(explanation.month(), explanation.model(), step.tier(), step.meter(), step.jobId(), step.firstDay(), step.lastDay(),
                step.days(), step.hours() == null ? step.tokens() : null, step.hours(), step.unitPrice(),
                step.hours() == null ? "1000000 tokens" : "hour", rate == null ? null : rate.place(), rate == null ? null : rate.sku(),
                from, to,
                rate == null ? null : rate.source(), step.cost());
    }

    public static Sheet files(Explanation explanation) {
        return new Sheet("Files", List.of(Column.text("file", "file"), Column.text("service_tier", "tier"),
                Column.flag("counts", "used").ranked(1),
                Column.count("rows", "rows").ranked(4), Column.count("requests", "requests"), Column.count("input_tokens", "input tokens"),
                Column.count("cached_input_tokens", "cached input"), Column.count("cache_write_tokens", "cache writes").ranked(5),
                Column.count("cache_write_12h_tokens", "12h cache writes").ranked(6), Column.count("output_tokens", "output tokens"),
                Column.count("trained_tokens", "trained tokens").ranked(7)),
                explanation.sources().stream().map(file -> Sheet.row(file.file(), file.tier(), file.counts(), file.rows(), file.requests(),
                        file.input(), file.cached(), file.cacheWrite(), file.cacheWrite12h(), file.output(), file.trained())).toList(),
                null);
    }
}
