package dev.ftcost.cli.option;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/**
 * The day that {@code --max-age} counts from, for commands whose answer does not depend on a day otherwise;
 * {@link MaxAgeOption} looks it up.
 */
public final class AgeDayOption {
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--today", order = HelpSection.INPUT, paramLabel = "DATE", description = "The day that --max-age counts from (UTC).")
    private LocalDate today;
}
