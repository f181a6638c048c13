package dev.ftcost.cli.option;

import dev.ftcost.completeness.MaxAge;
import dev.ftcost.usage.InputError;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** How old the newest data may be before a command says so. */
final class MaxAgeOption {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");

    @Option(names = "--max-age", order = HelpSection.INPUT, paramLabel = "3d", description = "Warn when the newest usage is more than this many days before --today. Default: no check.")
    private String maxAge;

    /** Null when the age is not judged. The clock is never asked: the day is the one that the command was given. */
    MaxAge of(CommandSpec command) {
        if (maxAge == null) {
            return null;
        }
        Matcher days = DAYS.matcher(maxAge.strip());
        if (!days.matches()) {
            throw new InputError("--max-age '" + maxAge + "' is not a number of days; write 3d.");
        }
        OptionSpec today = command.findOption("--today");
        LocalDate day = today == null ? null : today.getValue();
        if (day == null) {
            throw new InputError(
                    "--max-age needs --today DATE: ftcost never asks the clock, so that the same input gives the same answer.");
        }
        return new MaxAge(Integer.parseInt(days.group(1)), day);
    }
}
