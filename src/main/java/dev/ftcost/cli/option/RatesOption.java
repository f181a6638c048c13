package dev.ftcost.cli.option;

import dev.ftcost.rates.RateCards;
import java.util.List;
import picocli.CommandLine.Option;

/** The rate cards that a command prices with. */
public final class RatesOption {
    @Option(names = "--rates", order = HelpSection.PRICES, paramLabel = "CARD", split = ",", defaultValue = "openai", description = "Rate card: built-in (openai, guide-2026, azure) or CSV path. Repeatable: later cards override earlier ones. "
            + "A single card replaces the built-in list; use openai,FILE to overlay. Default: ${DEFAULT-VALUE}.")
    private List<String> names;

    public RateCards load() {
        return RateCards.load(names);
    }

    /** The option as another command takes it; nothing for the default. */
    List<String> arguments() {
        return names.equals(RateCards.BUILT_IN.subList(0, 1)) ? List.of() : List.of("--rates", String.join(",", names));
    }
}
