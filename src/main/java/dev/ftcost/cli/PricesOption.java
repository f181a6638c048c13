package dev.ftcost.cli;

import dev.ftcost.estimate.Prices;
import dev.ftcost.rates.RateCards;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cards and the day whose prices an estimate takes. */
final class PricesOption {
    @Mixin
    private RatesOption rates;

    @Option(names = "--today", paramLabel = "DATE", description = "The day whose prices count. Default: the newest row of each SKU.")
    private LocalDate today;

    RateCards cards() {
        return rates.load();
    }

    Prices prices(RateCards cards) {
        return new Prices(cards, today);
    }
}
