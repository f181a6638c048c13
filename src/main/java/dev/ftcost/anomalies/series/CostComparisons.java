package dev.ftcost.anomalies.series;

import dev.ftcost.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** Asks the ledger for the usage behind an episode. */
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
        query("anomalies/usage_of_days", series, days, to, row -> {
            UsageOfDay usage = usage(row);
            long weight = days.weight(series.index(usage.day()));
            if (weight > 0 || !usage.day().isBefore(from)) {
                comparison.add(usage, weight);
            }
        });
        return comparison;
    }

    /** The same by API key. Keys may be too many for the memory, so that each is handed over by itself and none is kept. */
    public CostGroups keys(CostSeries series, LocalDate since, LocalDate from, LocalDate to) {
        return keys -> {
            BaselineDays days = new BaselineDays(series, since, from, to);
            OneKey one = new OneKey(keys);
            query("anomalies/key_costs_of_days", series, days, to, row -> {
                LocalDate day = row.getObject("day", LocalDate.class);
                long weight = days.weight(series.index(day));
                if (weight > 0 || !day.isBefore(from)) {
                    one.add(row.getString("api_key_id"), row.getBigDecimal("cost"), weight);
                }
            });
            one.end();
        };
    }

    /** Adds up the rows of a key, which follow each other. */
    private static final class OneKey {
        private final BiConsumer<String, CostComparison.Sums> taker;
        private String key;
        private CostComparison.Sums sums = new CostComparison.Sums();

        OneKey(BiConsumer<String, CostComparison.Sums> taker) {
            this.taker = taker;
        }

        void add(String next, BigDecimal cost, long weight) {
            if (!next.equals(key)) {
                end();
                key = next;
                sums = new CostComparison.Sums();
            }
            sums.addCost(cost, weight);
        }

        void end() {
            if (key != null) {
                taker.accept(key, sums);
            }
        }
    }

    /** Of a retrained model, the usage of all its ids. No name of a model has a line break, so that one may separate them. */
    private void query(String name, CostSeries series, BaselineDays days, LocalDate last, Database.RowConsumer consumer) {
        Subject subject = series.subject();
        String models = subject.model() == null ? null : String.join("\n", series.models());
        database.forEach(name, consumer, series.date(days.first()), last, models, subject.scope() != Subject.Scope.PROJECT,
                subject.project());
    }

    /** A retrained model goes by its newest id, so that its former usage is compared with it. */
    private UsageOfDay usage(ResultSet row) throws SQLException {
        return new UsageOfDay(row.getObject("day", LocalDate.class), row.getString("project_id"), succession.newest(row.getString("model")),
                row.getString("service_tier"), row.getString("meter"), row.getLong("requests"), row.getLong("tokens"),
                row.getBigDecimal("cost"));
    }
}
