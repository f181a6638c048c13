package dev.ftcost.report.write;

import dev.ftcost.budget.Limit;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.report.ExportArguments;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report is made with besides the ledger.
 *
 * @param version of ftcost, for the documents
 * @param focus how the rows of FOCUS are written
 * @param lifecycle when models stop
 * @param today from which the days until then are counted, and up to which budgets are judged; null when there is no usage
 * @param isTodayGiven whether the caller names that day; else a month that is over counts the days from its end
 * @param budgets the limits that each month is compared with; null when none are asked for
 * @param arguments how the exports were named on the command line
 */
public record ReportSettings(String version, FocusSettings focus, Lifecycle lifecycle, LocalDate today, boolean isTodayGiven,
        List<Limit> budgets,
        ExportArguments arguments) {}
