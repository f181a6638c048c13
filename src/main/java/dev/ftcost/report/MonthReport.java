package dev.ftcost.report;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.completeness.Period;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Rate;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that is known of a month, before it is drawn. Amounts are exact, in USD.
 *
 * @param month {@code YYYY-MM}
 * @param period how much of it the exports cover
 * @param forecast what the month is expected to cost at its end, as a budget computes it; null when it is over
 * @param byModel one row a model and service tier, its total the month's
 * @param byDay one row a day and model; null, like the tables after it, in a month of which no document is made
 * @param byProject one row a project and model; usage without a project has a blank one
 * @param byKey one row an API key and model; usage without a key, and training, have a blank one
 * @param change against the month before; null when the exports say nothing of it
 * @param unpriced what has no rate or no count
 * @param training the jobs that ended in the month
 * @param rates the rows of the cards that were used
 * @param anomalies what was unusual, the largest excess first
 * @param notJudged which days of the month no rule for anomalies could judge, in sentences
 * @param reconciliation the month compared with its bill; null when no bill is among the exports
 */
public record MonthReport(String month, Period period, BigDecimal forecast, Totals totals, Sheet byModel, Sheet byDay, Sheet byProject,
        Sheet byKey, Sheet byTeam,
        Change change, List<Unpriced> unpriced, List<Training> training, List<Rate> rates, List<Anomaly> anomalies,
        List<String> notJudged, Reconciliation reconciliation) {

    /**
     * The sums of a month. A cost is null when something was consumed and nothing of it has a price.
     *
     * @param complete false when some usage has no price, so that the costs leave something out
     */
    public record Totals(long requests, long inputTokens, long cachedInputTokens, long cacheWriteTokens, long cacheWrite12hTokens,
            long outputTokens, long trainedTokens,
            BigDecimal inputCost, BigDecimal cachedInputCost, BigDecimal cacheWriteCost, BigDecimal cacheWrite12hCost,
            BigDecimal outputCost, BigDecimal trainingCost,
            BigDecimal cost, BigDecimal listCost, BigDecimal retryOverheadCost, BigDecimal costWithRetryOverhead, long unpricedTokens,
            boolean complete) {}

    /**
     * Usage without a rate, or a job without a count: {@code tokens} is null when OpenAI does not say them.
     *
     * @param lacksTime a reinforcement job, billed by the hour, that does not say its time
     */
    public record Unpriced(String model, String sku, String serviceTier, String meter, Long tokens, LocalDate firstDay, LocalDate lastDay,
            boolean failedJob, boolean lacksTime) {
        /** What the cards do not cover in all that was used; the same in several months stands once. */
        public static List<Unpriced> overAllMonths(Ledger ledger) {
            List<String> months = ledger.months();
            return months.isEmpty() ? List.of()
                    : ledger.database().query("report/unpriced", Unpriced::of, months.get(0), months.get(months.size() - 1), false);
        }

        static Unpriced of(ResultSet row) throws SQLException {
            return new Unpriced(row.getString("model"), row.getString("sku"), row.getString("service_tier"), row.getString("meter"),
                    row.getObject("tokens", Long.class), row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    row.getBoolean("is_failed"), row.getBoolean("lacks_time"));
        }
    }

    /** A job that ended; {@code hours} is what a reinforcement job is billed for. */
    public record Training(String jobId, String model, String baseModel, LocalDate day, Long trainedTokens, BigDecimal hours,
            BigDecimal unitPrice,
            BigDecimal cost, boolean failed) {}

    /** The same month with its anomalies, and with what could not be judged. */
    public MonthReport with(List<Anomaly> unusual, List<String> unjudged) {
        return new MonthReport(month, period, forecast, totals, byModel, byDay, byProject, byKey, byTeam, change, unpriced, training, rates,
                unusual, unjudged,
                reconciliation);
    }

    /** The same without the tables by day, project, API key and team. */
    public MonthReport withoutTables() {
        return with(null, null, null, null);
    }

    MonthReport with(Sheet days, Sheet projects, Sheet keys, Sheet teams) {
        return new MonthReport(month, period, forecast, totals, byModel, days, projects, keys, teams, change, unpriced, training, rates,
                anomalies, notJudged, reconciliation);
    }

    /** Whether something of the month has a team, so that a table by team says more than its total. */
    public boolean hasTeams() {
        return byTeam.rows().stream().anyMatch(row -> row.get(1) != null);
    }

    public boolean complete() {
        return totals.complete();
    }
}
