package dev.ftcost.cli.option;

import dev.ftcost.usage.InputError;
import java.util.List;
import picocli.CommandLine.Option;

/** The months that a command is limited to. */
public final class MonthsOption {
    @Option(names = {"-m",
            "--month"}, order = HelpSection.INPUT, paramLabel = "YYYY-MM", description = "Only this month. Repeatable. Default: all months.")
    private List<String> months = List.of();

    /** Empty for all. */
    public List<String> months() {
        months.forEach(month -> require("--month", month));
        return months;
    }

    /** @throws InputError unless the text is a month such as 2026-08 */
    public static void require(String option, String month) {
        if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new InputError(option + " '" + month + "' is not a month; use YYYY-MM.");
        }
    }
}
