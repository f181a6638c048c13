package dev.ftcost.explain;

import dev.ftcost.explain.Explanation.Source;
import dev.ftcost.explain.Explanation.Step;
import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.TextSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** An explanation for a terminal: the files, the products, the rates, the total. */
public final class ExplanationText {
    private static final Map<String, String> METERS = Map.of("input", "uncached input", "cached_input", "cached input",
            "cache_write", "cache write", "cache_write_12h", "12-hour cache write", "output", "output", "media_input",
            "audio and image input", "media_cached_input",
            "cached audio and image input", "media_output", "audio and image output", "training", "training");

    private ExplanationText() {}

    /** @param width of the terminal in characters */
    public static String write(Explanation explanation, String cards, int width) {
        StringBuilder text = new StringBuilder(
                DisplayText.visible(explanation.model()) + " in " + explanation.month() + DisplayText.visible(explanation.part().words())
                        + "\n\n1. Source rows\n\n");
        text.append(TextSheet.write(ExplanationSheet.files(explanation), width));
        text.append(explanation.sources().stream().allMatch(Source::counts) ? ""
                : "\nUnused rows are superseded by a newer export or duplicated in another file.\n");
        text.append("\n2. Tokens by type\n\n");
        explanation.tiers().forEach(tier -> meters(text, explanation, tier));
        text.append("\n3. Cost calculation: tokens / 1,000,000 × price (training per hour: hours × price)\n\n")
                .append(TextSheet.write(products(explanation), width));
        text.append("\n4. Rates\n\n");
        prices(text, explanation, cards);
        text.append("\n5. Total, in USD\n\n");
        explanation.tiers().forEach(tier -> text.append(DisplayText.visible(tier)).append(": ").append(sum(explanation.steps().stream()
                .filter(step -> step.tier().equals(tier)).map(Step::cost).toList(), explanation.cost(tier))).append('\n'));
        if (explanation.tiers().size() > 1) {
            text.append("all tiers: ").append(sum(explanation.tiers().stream().map(explanation::cost).toList(), explanation.cost()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void meters(StringBuilder text, Explanation explanation, String tier) {
        long input = all(explanation, tier, Source::input);
        long cached = all(explanation, tier, Source::cached);
        long write = all(explanation, tier, Source::cacheWrite);
        long write12h = all(explanation, tier, Source::cacheWrite12h);
        long media = of(explanation, tier, "media_input");
        if (input > 0) {
            text.append(DisplayText.visible(tier)).append(": input ").append(Money.count(input)).append(" - cached ")
                    .append(Money.count(cached))
                    .append(" - cache write ").append(Money.count(write))
                    .append(write12h == 0 ? "" : " - 12-hour cache write " + Money.count(write12h))
                    .append(media == 0 ? "" : " - audio and image " + Money.count(media))
                    .append(" = ").append(Money.count(input - cached - write - write12h - media)).append('\n');
        }
        long mediaCached = of(explanation, tier, "media_cached_input");
        if (mediaCached > 0) {
            text.append(DisplayText.visible(tier)).append(": cached ").append(Money.count(cached)).append(" - audio and image ")
                    .append(Money.count(mediaCached))
                    .append(" = ").append(Money.count(cached - mediaCached)).append('\n');
        }
        long output = all(explanation, tier, Source::output);
        long mediaOutput = of(explanation, tier, "media_output");
        if (output > 0) {
            text.append(DisplayText.visible(tier)).append(": output ").append(Money.count(output)).append(mediaOutput == 0 ? ""
                    : " - audio and image " + Money.count(mediaOutput) + " = " + Money.count(output - mediaOutput)).append('\n');
        }
        long trained = all(explanation, tier, source -> source.trained() == null ? 0 : source.trained());
        if (trained > 0) {
            text.append(DisplayText.visible(tier)).append(": trained ").append(Money.count(trained)).append('\n');
        }
    }

    private static long all(Explanation explanation, String tier, ToLongFunction<Source> tokens) {
        return explanation.sources().stream().filter(source -> source.counts() && source.tier().equals(tier)).mapToLong(tokens).sum();
    }

    private static long of(Explanation explanation, String tier, String meter) {
        return explanation.steps().stream().filter(step -> step.tier().equals(tier) && step.meter().equals(meter)).mapToLong(Step::tokens)
                .sum();
    }

    private static Sheet products(Explanation explanation) {
        return new Sheet("Products",
                List.of(Column.text("tier", "tier"), Column.text("meter", "token type"), Column.text("days", "days").ranked(5),
                        Column.count("tokens", "tokens").ranked(1), Column.rate("hours", "hours").ranked(8), Column.rate("price", "price"),
                        Column.text("rate", "rate").ranked(6),
                        Column.rate("cost", "cost")),
                explanation.steps().stream().map(step -> Sheet.row(step.tier(),
                        step.jobId() == null ? METERS.getOrDefault(step.meter(), step.meter()) : "training, job " + step.jobId(),
                        days(step),
                        step.hours() == null ? step.tokens() : null, step.hours(), step.unitPrice(), rate(step), step.cost())).toList(),
                null);
    }

    private static String rate(Step step) {
        return step.rate() != null ? step.rate().place() : step.unitPrice() == null ? "no rate" : "free";
    }

    private static void prices(StringBuilder text, Explanation explanation, String cards) {
        explanation.steps().stream().map(Step::rate).filter(rate -> rate != null).distinct()
                .forEach(rate -> text.append(price(rate)).append('\n'));
        if (explanation.steps().stream().anyMatch(step -> step.cost() == null)) {
            text.append("Usage without a rate on ").append(DisplayText.visible(cards))
                    .append(", or without a token count, is unpriced and not in the total.\n");
        }
    }

    private static String price(Rate rate) {
        return DisplayText
                .visible(rate.place() + ": " + rate.sku() + ", " + rate.serviceTier() + (rate.longContext() ? ", long context" : "")
                        + (rate.projectId() == null ? "" : ", project " + rate.projectId()) + bound(" from ", rate.effectiveFrom())
                        + bound(" to before ", rate.effectiveTo()) + bound(", confirmed ", rate.confirmedOn())
                        + (rate.source() == null ? "" : "; source: " + rate.source())
                        + (rate.note() == null ? "" : "; note: " + rate.note()));
    }

    private static String bound(String word, LocalDate day) {
        return day == null ? "" : word + day;
    }

    private static String days(Step step) {
        return (step.firstDay().equals(step.lastDay()) ? step.firstDay().toString() : step.firstDay() + " to " + step.lastDay())
                + (step.days() == 1 ? "" : " (" + step.days() + " days)");
    }

    /** {@code 0.30 + 1.05 = 1.35}. */
    private static String sum(List<BigDecimal> costs, BigDecimal sum) {
        List<String> known = costs.stream().filter(cost -> cost != null).map(Money::exact).toList();
        String total = sum == null ? "unknown" : Money.exact(sum);
        return known.size() < 2 ? total : String.join(" + ", known) + " = " + total;
    }
}
