package dev.ftcost.cli.option;

import dev.ftcost.estimate.AmountParser;
import dev.ftcost.estimate.Plan;
import dev.ftcost.estimate.PricedTokens;
import dev.ftcost.estimate.RequestAmounts;
import dev.ftcost.estimate.Scenario;
import dev.ftcost.estimate.Span;
import dev.ftcost.estimate.UsageMonth;
import dev.ftcost.estimate.Volume;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The inference volume and the horizon of an estimate. */
public final class ServingOptions {
    /** The period of the given amounts. */
    enum Per { MONTH, DAY }

    @Option(order = HelpSection.INFERENCE, names = "--input-tokens", paramLabel = "N", converter = AmountConverter.Count.class, description = "Input tokens per month (or per day, see --per).")
    private Long input;

    @Option(order = HelpSection.INFERENCE, names = "--output-tokens", paramLabel = "N", converter = AmountConverter.Count.class, description = "Output tokens per month (or per day).")
    private Long output;

    @Option(order = HelpSection.INFERENCE, names = "--requests", paramLabel = "N", converter = AmountConverter.Count.class, description = "Requests per month (or per day), for the break-even in months.")
    private Long requests;

    @Option(order = HelpSection.INFERENCE, names = "--per", paramLabel = "month|day", description = "Period of the given amounts. Default: month (with --scenario: day).")
    private Per per;

    @Option(order = HelpSection.INFERENCE, names = "--cached-share", paramLabel = "PERCENT", converter = AmountConverter.Share.class, description = "Share of the input served from OpenAI's cache. Default: 0%% (--from-usage: measured share).")
    private BigDecimal cachedShare;

    @Option(order = HelpSection.INFERENCE, names = "--batch", description = "Price all requests at Batch API rates.")
    private boolean batch;

    @Option(order = HelpSection.INFERENCE, names = "--months", paramLabel = "N", description = "Horizon in months. Default: 12.")
    private Integer months;

    @Option(order = HelpSection.INFERENCE, names = "--days", paramLabel = "N", description = "Horizon in days, instead of months.")
    private Integer days;

    @Option(order = HelpSection.INFERENCE, names = "--days-per-month", paramLabel = "N", defaultValue = "30", description = "Days per month, for amounts per day. Default: ${DEFAULT-VALUE}.")
    private int daysPerMonth;

    @Mixin
    private RetryOverheadOption retryOverhead;

    /** @param month what was used, in place of amounts; null for amounts */
    public List<Volume> volumes(Scenario scenario, UsageMonth month) {
        if (month == null) {
            long in = input != null ? input : scenario != null ? scenario.inputTokens() : 0;
            long out = output != null ? output : scenario != null ? scenario.outputTokens() : 0;
            return List.of(Volume.of(batch ? Volume.BATCH : Volume.STANDARD, in, cachedShare(), out));
        }
        if (input != null || output != null || requests != null || per != null || scenario != null) {
            throw new InputError("--from-usage gives the amounts; remove --input-tokens, --output-tokens, --requests, --per and "
                    + "--scenario.");
        }
        return month.volumes().stream().map(volume -> cachedShare == null ? volume : volume.cached(cachedShare))
                .map(volume -> batch ? volume.in(Volume.BATCH) : volume).toList();
    }

    public Span span(Scenario scenario) {
        if (months != null && days != null) {
            throw new InputError("--months and --days cannot be combined.");
        }
        require("--months", months, 1200);
        require("--days", days, 36_500);
        require("--days-per-month", daysPerMonth, 31);
        Integer covered = days != null ? null : months != null ? months : Integer.valueOf(12);
        return new Span(perDay(scenario), daysPerMonth, covered, days);
    }

    private static void require(String option, Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new InputError(option + " '" + value + "' is not between 1 and " + most + ".");
        }
    }

    private boolean perDay(Scenario scenario) {
        return per == null ? scenario != null : per == Per.DAY;
    }

    /** Null when not given. */
    public BigDecimal requestsAMonth(Scenario scenario, UsageMonth month) {
        if (month != null) {
            return month.requests();
        }
        return requests == null ? null : BigDecimal.valueOf(requests).multiply(BigDecimal.valueOf(perDay(scenario) ? daysPerMonth : 1));
    }

    public BigDecimal cachedShare() {
        return cachedShare == null ? BigDecimal.ZERO : cachedShare;
    }

    /** The share of a prompt that is cached: as given, else that of the amounts. */
    public BigDecimal cachedShare(List<Volume> volumes) {
        return cachedShare != null ? cachedShare : Plan.cachedShare(volumes);
    }

    /** What the caller gives for one span. */
    public RequestAmounts amounts() {
        return new RequestAmounts(requests, input, output);
    }

    /**
     * The retry overhead of the estimated model.
     *
     * @param asked the model as the caller names it, with or without its date
     * @throws InputError for a retry overhead of a model that is not estimated
     */
    public BigDecimal retryOverhead(PricedTokens model, String asked) {
        RetryOverhead overhead = retryOverhead.overhead();
        // The most exact name first.
        List<String> names = List.of(asked, model.model(), model.sku(), ModelId.dateless(model.model()), ModelId.dateless(model.sku()));
        for (String name : new TreeSet<>(overhead.byModel().keySet())) {
            if (!names.contains(name)) {
                throw new InputError("--retry-overhead " + name + "=" + AmountParser.percent(overhead.byModel().get(name))
                        + " matches no model of this estimate; the model is " + model.model() + ".");
            }
        }
        return names.stream().map(overhead.byModel()::get).filter(Objects::nonNull).findFirst().orElse(overhead.factor());
    }
}
