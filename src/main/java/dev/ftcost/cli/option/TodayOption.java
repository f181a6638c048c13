package dev.ftcost.cli.option;

import dev.ftcost.ledger.Ledger;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The reference date; never the clock's, so that the same exports give the same result on any day. */
public final class TodayOption {
    @Option(names = "--today", order = HelpSection.INPUT, paramLabel = "DATE", description = "Reference date (UTC). Default: the day of the newest usage.")
    private LocalDate today;

    public boolean isGiven() {
        return today != null;
    }

    /** Null without the option and without usage. */
    public LocalDate or(Ledger ledger) {
        return today == null ? ledger.newestDay() : today;
    }
}
