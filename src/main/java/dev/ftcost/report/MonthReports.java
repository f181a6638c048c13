package dev.ftcost.report;

import dev.ftcost.budget.Budgets;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.Period;
import dev.ftcost.database.Background;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Rate;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.row.Tolerance;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.MonthReport.Training;
import dev.ftcost.report.MonthReport.Unpriced;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.RowCollector;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the ledger what months cost. Each question is asked once, for all of them: its rows begin with the month. */
public final class MonthReports {
    private final Ledger ledger;
    private final Completeness input;
    private final Database database;
    private final List<String> months;
    private final Map<String, Totals> totals = new HashMap<>();
    private boolean hasUnknown;
    private boolean hasTraining;

    private MonthReports(Ledger ledger, Completeness input, List<String> months) {
        this.ledger = ledger;
        this.input = input;
        this.database = ledger.database();
        this.months = months;
    }

    /**
     * Everything but what was unusual.
     *
     * @param input how much of each month is covered
     * @param months some of the ledger's, from the first to the last
     */
    public static List<MonthReport> of(Ledger ledger, Completeness input, List<String> months) {
        MonthReports asked = asking(ledger, input, months);
        return asked.withTables(asked.withoutTables());
    }

    /** The same in two steps. */
    public static MonthReports asking(Ledger ledger, Completeness input, List<String> months) {
        return new MonthReports(ledger, input, months);
    }

    /** The months that are asked for, without their tables by day, project, API key and team, which take longest. */
    public List<MonthReport> withoutTables() {
        if (months.isEmpty()) {
            return List.of();
        }
        String first = months.get(0);
        String last = months.get(months.size() - 1);
        // A month is compared with the one before, whether that one is asked for or not.
        database.forEach("report/totals", this::addTotals, Changes.before(first), last);
        List<Column> modelColumns = CostColumns.after(Column.text("month", "month"), Column.text("model", "model"),
                Column.text("base_model", "base model"),
                Column.flag("fine_tuned", "fine-tuned"), Column.text("service_tier", "tier"));
        try (Background<Map<String, RowCollector>> byModel = Background
                .of(() -> rowsByMonth("report/cost_by_model", modelColumns, first, last))) {
            Map<String, List<Unpriced>> unpriced = hasUnknown ? byMonth("report/unpriced", Unpriced::of, first, last, true) : Map.of();
            Map<String, List<Training>> training = hasTraining ? byMonth("report/training", MonthReports::training, first, last) : Map.of();
            Map<String, List<Rate>> rates = byMonth("report/rates_used", row -> ledger.rate(row.getInt("rate_id")), first, last);
            Changes changes = Changes.of(database, input, totals, Changes.before(first), last);
            List<String> billed = Reconciler.billedMonths(ledger);
            List<MonthReport> reports = new ArrayList<>();
            for (String month : months) {
                reports.add(new MonthReport(month, input.period(YearMonth.parse(month)), forecast(month), totals.get(month),
                        sheet("Cost by model", modelColumns, byModel.result(), month), null, null, null, null,
                        changes.in(month), unpriced.getOrDefault(month, List.of()), training.getOrDefault(month, List.of()),
                        rates.getOrDefault(month, List.of()), List.of(), List.of(),
                        billed.contains(month) ? Reconciler.of(ledger, List.of(month), Tolerance.USUAL, false) : null));
            }
            return reports;
        }
    }

    /** Some of these months, from the first to the last, with all of their tables. */
    public List<MonthReport> withTables(List<MonthReport> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        String first = some.get(0).month();
        String last = some.get(some.size() - 1).month();
        List<Column> dayColumns = under(Column.date("date", "day"));
        List<Column> projectColumns = under(Column.text("project_id", "project"), Column.text("project_name", "project name"),
                Column.text("team", "team"));
        List<Column> keyColumns = under(Column.text("api_key_id", "API key"), Column.text("key_name", "key name"),
                Column.text("team", "team"));
        List<Column> teamColumns = under(Column.text("team", "team"));
        try (Background<Map<String, RowCollector>> byKey = Background
                .of(() -> rowsByMonth("report/cost_by_key", keyColumns, first, last))) {
            Map<String, RowCollector> byDay = rowsByMonth("report/cost_by_day", dayColumns, first, last);
            Map<String, RowCollector> byProject = rowsByMonth("report/cost_by_project", projectColumns, first, last);
            Map<String, RowCollector> byTeam = rowsByMonth(
                    ledger.names().teams().isEmpty() ? "report/cost_without_teams" : "report/cost_by_team", teamColumns, first, last);
            return some.stream().map(report -> report.with(sheet("Cost by day", dayColumns, byDay, report.month()),
                    sheet("Cost by project", projectColumns, byProject, report.month()),
                    sheet("Cost by API key", keyColumns, byKey.result(), report.month()),
                    sheet("Cost by team", teamColumns, byTeam, report.month())))
                    .toList();
        }
    }

    /** Of a month that is not over, or has a gap. */
    private BigDecimal forecast(String month) {
        Period period = input.period(YearMonth.parse(month));
        LocalDate newest = ledger.newestDay();
        return newest == null || period.daysCovered() == 0 || period.complete() ? null
                : Budgets.forecast(ledger, period.month(), newest);
    }

    private static List<Column> under(Column... leading) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("month", "month")));
        columns.addAll(List.of(leading));
        columns.addAll(
                List.of(Column.text("model", "model"), Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned")));
        return CostColumns.after(columns.toArray(Column[]::new));
    }

    /** @param values the first and the last month, and what else the query takes */
    private <T> Map<String, List<T>> byMonth(String sql, Database.RowMapper<T> mapper, Object... values) {
        Map<String, List<T>> byMonth = new HashMap<>();
        database.forEach(sql, row -> byMonth.computeIfAbsent(row.getString(1), month -> new ArrayList<>()).add(mapper.map(row)),
                values);
        return byMonth;
    }

    private Map<String, RowCollector> rowsByMonth(String sql, List<Column> columns, String first, String last) {
        Map<String, RowCollector> byMonth = new HashMap<>();
        database.forEach(sql, row -> byMonth.computeIfAbsent(row.getString(1), month -> new RowCollector(database.overflow(), columns))
                .add(CostColumns.cells(columns, row, 1)), first, last);
        return byMonth;
    }

    private Sheet sheet(String title, List<Column> columns, Map<String, RowCollector> rows, String month) {
        return new Sheet(title, columns, rows.get(month).rows(), total(columns, totals.get(month)));
    }

    private static List<Object> total(List<Column> columns, Totals totals) {
        List<Object> cells = new ArrayList<>();
        for (int c = 0; c < columns.size() - CostColumns.SHARED.size(); c++) {
            cells.add(null);
        }
        cells.addAll(Sheet.row(totals.requests(), totals.inputTokens(), totals.cachedInputTokens(), totals.cacheWriteTokens(),
                totals.cacheWrite12hTokens(), totals.outputTokens(), totals.trainedTokens(), totals.inputCost(), totals.cachedInputCost(),
                totals.cacheWriteCost(),
                totals.cacheWrite12hCost(), totals.outputCost(), totals.trainingCost(), totals.cost(), totals.listCost(),
                totals.retryOverheadCost(), totals.costWithRetryOverhead(),
                totals.unpricedTokens()));
        return cells;
    }

    private void addTotals(ResultSet row) throws SQLException {
        String month = row.getString("month");
        totals.put(month, new Totals(row.getLong("requests"), row.getLong("input_tokens"), row.getLong("cached_input_tokens"),
                row.getLong("cache_write_tokens"), row.getLong("cache_write_12h_tokens"), row.getLong("output_tokens"),
                row.getLong("trained_tokens"), row.getBigDecimal("input_cost"),
                row.getBigDecimal("cached_input_cost"), row.getBigDecimal("cache_write_cost"), row.getBigDecimal("cache_write_12h_cost"),
                row.getBigDecimal("output_cost"),
                row.getBigDecimal("training_cost"), row.getBigDecimal("cost"), row.getBigDecimal("list_cost"),
                row.getBigDecimal("retry_overhead_cost"),
                row.getBigDecimal("cost_with_retry_overhead"), row.getLong("unpriced_tokens"), !row.getBoolean("is_incomplete")));
        hasUnknown |= row.getBoolean("has_unknown");
        hasTraining |= row.getBoolean("has_training");
    }

    private static Training training(ResultSet row) throws SQLException {
        return new Training(row.getString("job_id"), row.getString("model"), row.getString("base_model"),
                row.getObject("day", LocalDate.class),
                row.getObject("trained_tokens", Long.class), row.getBigDecimal("hours"), row.getBigDecimal("unit_price"),
                row.getBigDecimal("cost"), row.getBoolean("is_failed"));
    }
}
