package dev.ftcost.cli.option;

import dev.ftcost.rates.RateCards;
import java.util.List;
import picocli.CommandLine.Option;

/** The rate cards of a run. */
public final class RatesOption {
    @Option(names = "--rates", paramLabel = "CARD", split = ",", defaultValue = "openai",
            description = "A built-in card (openai, guide-2026, azure) or a path. Given several times, a later card overrides an earlier one, "
                    + "SKU by SKU and tier by tier. Default: ${DEFAULT-VALUE}.")
    private List<String> names;

    public RateCards load() {
        return RateCards.load(names);
    }
}
