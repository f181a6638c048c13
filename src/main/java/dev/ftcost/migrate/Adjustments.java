package dev.ftcost.migrate;

import dev.ftcost.estimate.AmountParser;
import dev.ftcost.estimate.Volume;
import dev.ftcost.migrate.ModelUsage.Part;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is different on a target: a tokenizer that counts otherwise, a longer prompt in place of the tuning, another cache.
 *
 * @param extraInputTokens of each request, after the factor
 * @param cachedShare of the input on the target; null leaves it as it was
 */
public record Adjustments(Factors input, Factors output, long extraInputTokens, BigDecimal cachedShare) {

    /** The usage as it would be on a target. */
    List<Part> on(String target, ModelUsage usage) {
        BigDecimal inputFactor = input.of(target, usage.model());
        BigDecimal outputFactor = output.of(target, usage.model());
        List<Part> parts = new ArrayList<>();
        for (Part part : usage.parts()) {
            Volume was = part.volume();
            BigDecimal extra = BigDecimal.valueOf(extraInputTokens).multiply(BigDecimal.valueOf(part.requests()));
            Volume longer = new Volume(was.serviceTier(), was.input().multiply(inputFactor).add(extra),
                    was.cachedInput().multiply(inputFactor),
                    was.cacheWrite().multiply(inputFactor), was.cacheWrite12h().multiply(inputFactor), was.output().multiply(outputFactor));
            parts.add(new Part(part.isLong(), part.projectId(), part.requests(), part.media(),
                    cachedShare == null ? longer : longer.cached(cachedShare)));
        }
        return parts;
    }

    /** What is assumed of the targets, in words. */
    String sentence() {
        List<String> changes = new ArrayList<>();
        factors(changes, "input tokens", input);
        factors(changes, "output tokens", output);
        if (extraInputTokens > 0) {
            changes.add(Money.count(extraInputTokens) + " more input tokens per request");
        }
        if (cachedShare != null) {
            changes.add(AmountParser.percent(cachedShare) + " of the input cached");
        }
        return changes.isEmpty() ? "Nothing else changes: every target gets the same requests, tokens and cached share"
                : "On the targets: " + String.join("; ", changes) + "; nothing else changes";
    }

    private static void factors(List<String> changes, String what, Factors factors) {
        if (factors.isNone()) {
            return;
        }
        if (factors.usual().compareTo(BigDecimal.ONE) != 0) {
            changes.add(what + " x " + factors.usual().toPlainString());
        }
        factors.byModel().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(each -> changes.add(what + " x " + each.getValue().toPlainString() + " (" + each.getKey() + ")"));
    }
}
