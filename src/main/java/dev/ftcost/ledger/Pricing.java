package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCard;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateQuery;
import dev.ftcost.usage.ModelId;
import dev.ftcost.usage.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Gives the counted usage its prices: rate cards, names and jobs go in as rows, and views do the rest. */
final class Pricing {
    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);
    private static final BigDecimal SECONDS_AN_HOUR = new BigDecimal(3600);

    private final Database database;
    private final List<Rate> rates = new ArrayList<>();

    Pricing(Database database) {
        this.database = database;
    }

    /** The row of a card by the number that the charges carry. */
    List<Rate> rates() {
        return rates;
    }

    /** @param isAssigned whether the database knows teams or cost centers; what they used is a question of its own, which takes its time */
    void price(RateCards cards, RetryOverhead overhead, boolean isAssigned) {
        database.execute("model/rate_tables");
        try {
            appendRates(cards);
            appendLongModels();
            List.of("model/rate_project", "model/daily_usage", "model/usage_day", "model/used_day").forEach(database::execute);
            appendModels();
            appendTraining();
            appendFactors(overhead);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List.of("model/cost_macros", "model/rate_in_force", "model/day_price", "model/price", "model/price_line", "model/project",
                "model/keyed_usage",
                "model/project_usage", "model/key_usage", "model/priced", "model/usage_cost", "model/month_cost", "model/metered",
                "model/charge",
                "model/cost_summary").forEach(database::execute);
        (isAssigned ? List.of("model/team", "model/team_usage", "model/team_training", "model/account")
                : List.of("model/no_team", "model/team_usage"))
                .forEach(database::execute);
    }

    private void appendRates(RateCards cards) throws SQLException {
        try (DuckDBAppender rows = database.appender("rate")) {
            for (int number = 0; number < cards.cards().size(); number++) {
                RateCard card = cards.cards().get(number);
                for (Rate rate : card.rates()) {
                    rows.beginRow();
                    rows.append(rates.size());
                    rows.append(number);
                    rows.append(rate.sku());
                    rows.append(rate.serviceTier());
                    rows.append(rate.longContext());
                    text(rows, rate.projectId());
                    rows.append(rate.effectiveFrom() == null ? ALWAYS : rate.effectiveFrom());
                    rows.append(rate.effectiveTo() == null ? FOR_EVER : rate.effectiveTo());
                    for (BigDecimal price : new BigDecimal[] {rate.input(), rate.cachedInput(), rate.cacheWrite(), rate.cacheWrite12h(),
                            rate.output(),
                            rate.training(), rate.trainingPerHour()}) {
                        if (price == null) {
                            rows.appendNull();
                        } else {
                            rows.append(price.setScale(6, RoundingMode.UNNECESSARY));
                        }
                    }
                    rows.endRow();
                    rates.add(rate);
                }
            }
            // An appender that is only closed loses what it could not append, without a word.
            rows.flush();
        }
    }

    private void appendLongModels() throws SQLException {
        Set<String> priced = new HashSet<>();
        rates.stream().filter(Rate::longContext).forEach(rate -> priced.add(rate.sku()));
        try (DuckDBAppender rows = database.appender("long_model")) {
            for (String name : database.query("load/long_models", row -> row.getString(1))) {
                ModelId model = ModelId.of(name);
                if (priced.contains(model.sku()) || priced.contains(model.datelessSku())) {
                    rows.beginRow();
                    rows.append(name);
                    rows.endRow();
                }
            }
            rows.flush();
        }
    }

    private void appendModels() throws SQLException {
        List<String> sharing = database.query("load/data_sharing_models", row -> row.getString(1));
        try (DuckDBAppender rows = database.appender("model")) {
            for (String name : database.query("load/models", row -> row.getString(1))) {
                ModelId model = ModelId.of(name);
                rows.beginRow();
                rows.append(name);
                rows.append(model.baseModel());
                rows.append(model.sku());
                rows.append(model.datelessSku());
                // A checkpoint is named after the model that its job made.
                text(rows, sharing.stream().anyMatch(made -> name.equals(made) || name.startsWith(made + ":ckpt-"))
                        ? model.sku() + RateQuery.DATA_SHARING : null);
                rows.append(model.fineTuned());
                rows.endRow();
            }
            rows.flush();
        }
    }

    private record Job(String id, String model, String made, String status, long endedAt, Long trainedTokens, String method,
            Long billedSeconds) {}

    private void appendTraining() throws SQLException {
        List<Job> jobs = database.query("load/finished_jobs", row -> new Job(row.getString("job_id"), row.getString("model"),
                row.getString("fine_tuned_model"), row.getString("status"), row.getLong("ended_at"),
                row.getObject("trained_tokens", Long.class),
                row.getString("method"), row.getObject("billed_seconds", Long.class)));
        try (DuckDBAppender rows = database.appender("training")) {
            for (Job job : jobs) {
                String name = job.model != null ? job.model : job.made;
                String base = name == null ? "" : ModelId.of(name).baseModel();
                ModelId tuned = ModelId.of("ft:" + base);
                boolean byHour = "reinforcement".equals(job.method);
                rows.beginRow();
                rows.append(job.id);
                rows.append(job.made == null ? job.id : job.made);
                rows.append(base);
                rows.append(tuned.sku());
                rows.append(tuned.datelessSku());
                rows.append(UtcDay.of(job.endedAt));
                append(rows, job.trainedTokens);
                if (byHour && job.billedSeconds != null) {
                    rows.append(new BigDecimal(job.billedSeconds).divide(SECONDS_AN_HOUR, 2, RoundingMode.HALF_UP));
                } else {
                    rows.appendNull();
                }
                rows.append(byHour);
                rows.append(!"succeeded".equals(job.status));
                rows.endRow();
            }
            rows.flush();
        }
    }

    private void appendFactors(RetryOverhead overhead) throws SQLException {
        try (DuckDBAppender rows = database.appender("retry_factor")) {
            factor(rows, "", overhead.factor());
            for (String model : database.query("load/models", row -> row.getString(1))) {
                BigDecimal own = overhead.factorOf(model);
                if (own != null && !model.isEmpty()) {
                    factor(rows, model, own);
                }
            }
            rows.flush();
        }
    }

    private static void factor(DuckDBAppender rows, String model, BigDecimal factor) throws SQLException {
        rows.beginRow();
        rows.append(model);
        rows.append(factor.setScale(6, RoundingMode.UNNECESSARY));
        rows.endRow();
    }

    private static void text(DuckDBAppender rows, String text) throws SQLException {
        if (text == null) {
            rows.appendNull();
        } else {
            rows.append(text);
        }
    }

    private static void append(DuckDBAppender rows, Long number) throws SQLException {
        if (number == null) {
            rows.appendNull();
        } else {
            rows.append(number.longValue());
        }
    }
}
