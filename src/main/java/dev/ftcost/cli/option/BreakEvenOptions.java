package dev.ftcost.cli.option;

import dev.ftcost.estimate.BreakEven;
import dev.ftcost.estimate.Volume;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.Option;

/** What the fine-tuned model is compared with, and the tokens of a request to both. */
public final class BreakEvenOptions {
    @Option(order = HelpSection.COMPARISON, names = "--against", paramLabel = "MODEL", description = "Base model for the break-even comparison.")
    private String against;

    @Option(order = HelpSection.COMPARISON, names = "--base-prompt-tokens", paramLabel = "N", converter = AmountConverter.Count.class, description = "Input tokens per request to the base model.")
    private Long basePrompt;

    @Option(order = HelpSection.COMPARISON, names = "--tuned-prompt-tokens", paramLabel = "N", converter = AmountConverter.Count.class, description = "Input tokens of the same request to the fine-tuned model.")
    private Long tunedPrompt;

    @Option(order = HelpSection.COMPARISON, names = "--output-tokens-per-request", paramLabel = "N", converter = AmountConverter.Count.class, description = "Output tokens per request.")
    private Long outputPerRequest;

    @Option(order = HelpSection.COMPARISON, names = "--base-cached-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, description = "Share of the base model's input served from the cache. Default: that of the fine-tuned model.")
    private BigDecimal baseCachedShare;

    /** Null for no comparison. */
    public String against() {
        return against;
    }

    public BreakEven.Request request(ServingOptions serving, List<Volume> volumes) {
        if (against == null && (basePrompt != null || baseCachedShare != null)) {
            throw new InputError((basePrompt != null ? "--base-prompt-tokens" : "--base-cached-share") + " is for the "
                    + "break-even; add --against MODEL.");
        }
        BreakEven.Request request = new BreakEven.Request(basePrompt, tunedPrompt, outputPerRequest,
                serving.cachedShare(volumes), baseCachedShare);
        serving.amounts().check(request);
        return request;
    }
}
