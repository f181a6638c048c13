package dev.ftcost.report;

import dev.ftcost.anomaly.Anomalies;
import dev.ftcost.ledger.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.Tolerance;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.MonthReport.Training;
import dev.ftcost.report.MonthReport.Unpriced;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Asks the ledger what a month cost. */
public final class MonthReports {
    private MonthReports() {}

    public static MonthReport of(Ledger ledger, String month, Anomalies anomalies) {
        Database database = ledger.database();
        Totals totals = database.one("report/totals", MonthReports::totals, month);
        Sheet byModel = sheet(database, "Cost by model", "report/cost_by_model", CostColumns.after(Column.text("month", "month"),
                Column.text("model", "model"), Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned"),
                Column.text("service_tier", "tier")), month, totals);
        Sheet byDay = sheet(database, "Cost by day", "report/cost_by_day", CostColumns.after(Column.date("date", "day"),
                Column.text("model", "model"), Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned")), month, totals);
        Sheet byProject = sheet(database, "Cost by project", "report/cost_by_project", CostColumns.after(Column.text("project_id", "project"),
                Column.text("model", "model"), Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned")), month, totals);
        List<Column> keyColumns = CostColumns.after(Column.text("api_key_id", "API key"), Column.text("model", "model"),
                Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned"));
        Sheet byKey = new Sheet("Cost by API key", keyColumns, database.query("report/cost_by_key", row -> CostColumns.cells(keyColumns, row), month, month),
                total(keyColumns, totals));
        return new MonthReport(month, totals, byModel, byDay, byProject, byKey, Changes.of(ledger, month, totals), database.query("report/unpriced", MonthReports::unpriced, month),
                database.query("report/training", MonthReports::training, month),
                database.query("report/rates_used", row -> ledger.rate(row.getInt(1)), month), anomalies.in(month), reconciliation(ledger, month));
    }

    /** Null when the month has no bill. */
    private static Reconciliation reconciliation(Ledger ledger, String month) {
        return Reconciler.billedMonths(ledger).contains(month) ? Reconciler.of(ledger, List.of(month), Tolerance.USUAL, false) : null;
    }

    private static Sheet sheet(Database database, String title, String sql, List<Column> columns, String month, Totals totals) {
        List<List<Object>> rows = database.query(sql, row -> CostColumns.cells(columns, row), month);
        return new Sheet(title, columns, rows, total(columns, totals));
    }

    private static List<Object> total(List<Column> columns, Totals totals) {
        List<Object> cells = new ArrayList<>();
        for (int c = 0; c < columns.size() - CostColumns.SHARED.size(); c++) {
            cells.add(null);
        }
        cells.addAll(Sheet.row(totals.requests(), totals.inputTokens(), totals.cachedInputTokens(), totals.cacheWriteTokens(),
                totals.outputTokens(), totals.trainedTokens(), totals.inputCost(), totals.cachedInputCost(), totals.cacheWriteCost(),
                totals.outputCost(), totals.trainingCost(), totals.listCost(), totals.retryOverheadCost(), totals.costWithRetryOverhead(),
                totals.unpricedTokens()));
        return cells;
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(row.getLong("requests"), row.getLong("input_tokens"), row.getLong("cached_input_tokens"),
                row.getLong("cache_write_tokens"), row.getLong("output_tokens"), row.getLong("trained_tokens"), row.getBigDecimal("input_cost"),
                row.getBigDecimal("cached_input_cost"), row.getBigDecimal("cache_write_cost"), row.getBigDecimal("output_cost"),
                row.getBigDecimal("training_cost"), row.getBigDecimal("list_cost"), row.getBigDecimal("retry_overhead_cost"),
                row.getBigDecimal("cost_with_retry_overhead"), row.getLong("unpriced_tokens"), row.getLong("unknown_charges") == 0);
    }

    private static Unpriced unpriced(ResultSet row) throws SQLException {
        return new Unpriced(row.getString("model"), row.getString("sku"), row.getString("service_tier"), row.getString("meter"),
                row.getObject("tokens", Long.class), row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
                row.getBoolean("is_failed"), row.getBoolean("lacks_time"));
    }

    private static Training training(ResultSet row) throws SQLException {
        return new Training(row.getString("job_id"), row.getString("model"), row.getString("base_model"), row.getObject("day", LocalDate.class),
                row.getObject("trained_tokens", Long.class), row.getBigDecimal("hours"), row.getBigDecimal("unit_price"),
                row.getBigDecimal("list_cost"), row.getBoolean("is_failed"));
    }
}
