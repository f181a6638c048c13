package dev.ftcost.anomalies.series;

import dev.ftcost.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Asks the ledger for the usage behind an episode, down to the API keys. */
public final class CostComparisons {

    private final Database database;

    public CostComparisons(Database database) {
        this.database = database;
    }

    /** The days {@code from} to {@code to} of an episode that began on {@code since}. */
    public CostComparison of(CostSeries series, LocalDate since, LocalDate from, LocalDate to) {
        BaselineDays days = new BaselineDays(series, since, from, to);
        CostComparison comparison = new CostComparison();
        Subject subject = series.subject();
        for (UsageOfDay usage : database.query("anomalies/usage_of_days", CostComparisons::usage, series.date(days.first()), to,
                subject.model() == null, subject.model(), subject.scope() != Subject.Scope.PROJECT, subject.project())) {
            long weight = days.weight(series.index(usage.day()));
            if (weight > 0 || !usage.day().isBefore(from)) {
                comparison.add(usage, weight);
            }
        }
        return comparison;
    }

    private static UsageOfDay usage(ResultSet row) throws SQLException {
        return new UsageOfDay(row.getObject("day", LocalDate.class), row.getString("project_id"), row.getString("api_key_id"), row.getString("model"),
                row.getString("service_tier"), row.getString("meter"), row.getLong("requests"), row.getLong("tokens"), row.getBigDecimal("cost"));
    }
}
