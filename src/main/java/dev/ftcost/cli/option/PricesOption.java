package dev.ftcost.cli.option;

import dev.ftcost.estimate.Availability;
import dev.ftcost.estimate.RateLookup;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.RateCards;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rate cards and the price date of an estimate. */
public final class PricesOption {
    @Mixin
    private RatesOption rates;

    @Option(names = "--today", order = HelpSection.PRICES, paramLabel = "DATE", description = "Date of the prices; the time until a shutdown counts "
            + "from it. Default: the newest row of each SKU (estimate --from-usage: the day of the newest usage).")
    private LocalDate today;

    @Mixin
    private LifecycleOption lifecycle;

    public RateCards cards() {
        return rates.load();
    }

    public RateLookup prices(RateCards cards) {
        return new RateLookup(cards, today);
    }

    /** When models stop. */
    public Lifecycle lifecycle() {
        return lifecycle.load();
    }

    /** Until when models are served, counted from the day that is given, else from another one, which may be null. */
    public Availability availability(Lifecycle dates, LocalDate otherwise) {
        return new Availability(dates, today == null ? otherwise : today);
    }
}
