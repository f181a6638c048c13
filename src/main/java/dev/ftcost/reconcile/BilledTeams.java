package dev.ftcost.reconcile;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was billed in a month, by team: the lines of the bill are allocated by computed cost, and add up to it to the last digit. */
public final class BilledTeams {
    private static final int DECIMALS = 12;
    private static final List<Column> COLUMNS = List.of(Column.text("month", "month"), Column.text("team", "team"),
            Column.amount("cost", "cost"), Column.amount("billed_cost", "billed cost"));

    private final BilledCosts bill;
    private final Map<String, Amounts> teams = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    private final Map<String, List<Charge>> jobs = new LinkedHashMap<>();

    /** Computed and billed, exact. */
    private record Amounts(BigDecimal cost, BigDecimal billed) {
        Amounts plus(Amounts other) {
            return new Amounts(cost.add(other.cost), billed.add(other.billed));
        }
    }

    private record Charge(LocalDate day, String projectId, String team, String model, String serviceTier, String meter, BigDecimal cost) {
        static Charge of(ResultSet row) throws SQLException {
            return new Charge(row.getObject("day", LocalDate.class), row.getString("project_id"), row.getString("team"),
                    row.getString("model"), row.getString("service_tier"), row.getString("meter"), row.getBigDecimal("cost"));
        }
    }

    private BilledTeams(BilledCosts bill) {
        this.bill = bill;
    }

    /**
     * One row per team; what no project, key or user assigns to a team is the first row, without one.
     *
     * @param month {@code YYYY-MM}
     * @return null when there is no bill of the month
     */
    public static Sheet of(Ledger ledger, String month) {
        BilledCosts bill = BilledCosts.of(ledger, month);
        return bill == null ? null : new BilledTeams(bill).sheet(ledger, month);
    }

    private Sheet sheet(Ledger ledger, String month) {
        YearMonth days = YearMonth.parse(month);
        ledger.database().forEach("reconcile/team_charges", row -> {
            Charge charge = Charge.of(row);
            String job = row.getString("job_id");
            if (job == null) {
                add(charge.team, charge.cost, take(charge, charge.cost));
            } else {
                jobs.computeIfAbsent(job, each -> new ArrayList<>()).add(charge);
            }
        }, days.atDay(1), days.atEndOfMonth());
        jobs.values().forEach(this::job);
        for (BilledCharge charge : bill.unexplained()) {
            add(ledger.names().team(charge.projectId()), BigDecimal.ZERO, charge.amount());
        }
        List<List<Object>> rows = new ArrayList<>();
        teams.forEach((team, amounts) -> rows.add(Sheet.row(month, team, amounts.cost, amounts.billed)));
        Amounts all = teams.values().stream().reduce(new Amounts(BigDecimal.ZERO, BigDecimal.ZERO), Amounts::plus);
        return new Sheet("Billed by team", COLUMNS, rows, Sheet.row(null, null, all.cost, all.billed));
    }

    /** What was billed for a job is shared among its teams as its cost is. */
    private void job(List<Charge> parts) {
        List<BigDecimal> costs = parts.stream().map(Charge::cost).toList();
        BigDecimal cost = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal billed = take(parts.get(0), cost);
        List<BigDecimal> shares = cost.signum() == 0 ? null : Money.parts(billed, costs, DECIMALS);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal share = shares != null ? shares.get(i) : i == 0 ? billed : BigDecimal.ZERO;
            add(parts.get(i).team, costs.get(i), share);
        }
    }

    private BigDecimal take(Charge charge, BigDecimal cost) {
        return bill.take(charge.day, charge.projectId, charge.model, charge.serviceTier, charge.meter, cost);
    }

    private void add(String team, BigDecimal cost, BigDecimal billed) {
        teams.merge(team, new Amounts(cost, billed), Amounts::plus);
    }
}
