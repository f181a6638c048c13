package dev.ftcost.reconcile.bill;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Rate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Reads the two sides of a month from the ledger; amounts come as their digits and stay exact. */
public final class Bill {
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private final Ledger ledger;
    private final Database database;

    public Bill(Ledger ledger) {
        this.ledger = ledger;
        this.database = ledger.database();
    }

    public List<String> months() {
        return database.query("reconcile/bill_months", row -> row.getString(1));
    }

    public List<UsageCharge> used(String month) {
        return database.query("reconcile/used", this::used, month);
    }

    public List<BilledCharge> billed(String month) {
        return database.query("reconcile/billed", Bill::billed, month);
    }

    public List<MixedLine> mixed(String month) {
        return database.query("reconcile/mixed", row -> new MixedLine(row.getObject("day", LocalDate.class), row.getString("project_id"),
                row.getString("model"), row.getBoolean("may_hold_batch"), row.getBoolean("may_hold_tiers")), month);
    }

    public Level level(String month) {
        return Level
                .of(database.query("reconcile/groupings", row -> new String[] {row.getString("side"), row.getString("grouping")}, month));
    }

    public List<BilledJob> jobs() {
        return database.query("reconcile/jobs",
                row -> new BilledJob(row.getObject("day", LocalDate.class), row.getString("job_id"), row.getString("model"),
                        row.getString("base_model"), row.getObject("tokens", Long.class), row.getBigDecimal("hours"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("cost"), row.getBoolean("is_failed"), row.getObject("billed_seconds", Long.class)));
    }

    public boolean hasJobs() {
        return database.one("reconcile/job_count", row -> row.getLong(1)) > 0;
    }

    /** What the exports of both sides cover. */
    public Coverage coverage() {
        return database.one("reconcile/span", row -> new Coverage(row.getLong("newest_end"), row.getObject("usage_start", Long.class),
                row.getObject("usage_end", Long.class), row.getObject("bill_start", Long.class), row.getObject("bill_end", Long.class)));
    }

    private UsageCharge used(ResultSet row) throws SQLException {
        Integer rateId = row.getObject("rate_id", Integer.class);
        Rate rate = rateId == null ? null : ledger.rate(rateId);
        return new UsageCharge(row.getObject("day", LocalDate.class), row.getString("project_id"), row.getString("model"),
                row.getString("base_model"),
                row.getString("sku"), row.getBoolean("fine_tuned"), row.getString("service_tier"), row.getString("meter"),
                row.getLong("tokens"),
                row.getBigDecimal("unit_price"), rate, false, false);
    }

    private static BilledCharge billed(ResultSet row) throws SQLException {
        String quantity = row.getString("quantity");
        String unit = row.getString("quantity_unit");
        BigDecimal tokens = quantity == null || unit == null ? null : switch (unit) {
            case "tokens" -> new BigDecimal(quantity);
            case "1000_tokens" -> new BigDecimal(quantity).multiply(THOUSAND);
            default -> null;
        };
        return new BilledCharge(row.getObject("day", LocalDate.class), row.getString("line_item"), row.getString("project_id"),
                new BigDecimal(row.getString("amount")), tokens, row.getInt("file_id"), BigDecimal.ZERO);
    }
}
