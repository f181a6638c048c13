package dev.ftcost.cli.option;

import dev.ftcost.estimate.RateLookup;
import dev.ftcost.rates.RateCards;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rate cards and the price date of an estimate. */
public final class PricesOption {
    @Mixin
    private RatesOption rates;

    @Option(names = "--today", order = HelpSection.PRICES, paramLabel = "DATE", description = "Price date. Default: the newest row of each SKU.")
    private LocalDate today;

    public RateCards cards() {
        return rates.load();
    }

    public RateLookup prices(RateCards cards) {
        return new RateLookup(cards, today);
    }
}
