package dev.ftcost.summary;

import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.budget.Limit;
import dev.ftcost.rates.Lifecycle;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked.
 *
 * @param reports the folder of the reports, for its closed months
 * @param limits the budgets; none when there is no budgets file
 * @param anomalies which anomalies count
 * @param lifecycle when models stop
 * @param today the day of the run; null for the day of the newest usage
 */
public record SummaryQuery(Path reports, List<Limit> limits, AnomalyQuery anomalies, Lifecycle lifecycle, LocalDate today) {}
