package dev.ftcost.cli.option;

import dev.ftcost.ledger.Ledger;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The day that counts as today; never the clock's, so that the same exports give the same answer on any day. */
public final class TodayOption {
    @Option(names = "--today", paramLabel = "DATE", description = "The day that counts as today (UTC); usage after it is not looked at. "
            + "Default: the day of the newest usage.")
    private LocalDate today;

    /** Null when the caller names no day and there is no usage. */
    public LocalDate or(Ledger ledger) {
        return today == null ? ledger.newestDay() : today;
    }
}
