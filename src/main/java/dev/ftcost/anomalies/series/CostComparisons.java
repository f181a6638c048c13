package dev.ftcost.anomalies.series;

import dev.ftcost.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Asks the ledger for the usage behind an episode, down to the API keys. */
public final class CostComparisons {

    private final Database database;
    private final Succession succession;

    public CostComparisons(Database database, Succession succession) {
        this.database = database;
        this.succession = succession;
    }

    /** The days {@code from} to {@code to} of an episode that began on {@code since}. */
    public CostComparison of(CostSeries series, LocalDate since, LocalDate from, LocalDate to) {
        BaselineDays days = new BaselineDays(series, since, from, to);
        CostComparison comparison = new CostComparison();
        for (UsageOfDay usage : usage(series, series.date(days.first()), to)) {
            long weight = days.weight(series.index(usage.day()));
            if (weight > 0 || !usage.day().isBefore(from)) {
                comparison.add(usage, weight);
            }
        }
        return comparison;
    }

    /** Of a retrained model, the usage of each of its ids. */
    private List<UsageOfDay> usage(CostSeries series, LocalDate first, LocalDate last) {
        Subject subject = series.subject();
        boolean anyProject = subject.scope() != Subject.Scope.PROJECT;
        if (subject.model() == null) {
            return database.query("anomalies/usage_of_days", this::usage, first, last, true, null, anyProject, subject.project());
        }
        List<UsageOfDay> usage = new ArrayList<>();
        series.models()
                .forEach(model -> usage.addAll(database.query("anomalies/usage_of_days", this::usage, first, last, false, model, anyProject,
                        subject.project())));
        return usage;
    }

    /** A retrained model goes by its newest id, so that its former usage is compared with it. */
    private UsageOfDay usage(ResultSet row) throws SQLException {
        return new UsageOfDay(row.getObject("day", LocalDate.class), row.getString("project_id"), row.getString("api_key_id"),
                succession.newest(row.getString("model")),
                row.getString("service_tier"), row.getString("meter"), row.getLong("requests"), row.getLong("tokens"),
                row.getBigDecimal("cost"));
    }
}
