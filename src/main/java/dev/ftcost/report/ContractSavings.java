package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What layered rate cards saved against the list, which is the first of them: list cost less cost, exactly. What the list has no price for
 * saved an unknown amount. A discount by volume, or a commitment, is in no card.
 *
 * @param rows one row per model and tier
 * @param listCost of the rows whose saving is known
 * @param saving the sum of what is known; negative when the contract costs more
 * @param unknown how many rows have a cost and no list cost
 */
public record ContractSavings(Sheet rows, BigDecimal listCost, BigDecimal saving, long unknown) {
    private static final List<String> LEADING = List.of("month", "model", "base_model", "fine_tuned", "service_tier", "cost", "list_cost");
    private static final Column SAVING = Column.amount("contract_saving", "saved");

    /** @return null when there is one card, or no price of the list that was used differs */
    public static ContractSavings of(MonthReport report, int cards) {
        Sheet costs = CostColumns.only(report.byModel(), LEADING);
        int cost = LEADING.indexOf("cost");
        int list = LEADING.indexOf("list_cost");
        if (cards < 2 || costs.rows().stream().noneMatch(row -> differ((BigDecimal) row.get(cost), (BigDecimal) row.get(list)))) {
            return null;
        }
        List<Column> columns = new ArrayList<>(costs.columns());
        columns.add(SAVING);
        List<List<Object>> rows = new ArrayList<>();
        BigDecimal listCost = BigDecimal.ZERO;
        BigDecimal saving = BigDecimal.ZERO;
        long unknown = 0;
        for (List<Object> row : costs.rows()) {
            BigDecimal paid = (BigDecimal) row.get(cost);
            BigDecimal listed = (BigDecimal) row.get(list);
            BigDecimal saved = paid == null || listed == null ? null : listed.subtract(paid);
            unknown += paid != null && listed == null ? 1 : 0;
            listCost = saved == null ? listCost : listCost.add(listed);
            saving = saved == null ? saving : saving.add(saved);
            rows.add(with(row, saved));
        }
        return new ContractSavings(new Sheet("Contract savings", columns, rows, with(costs.total(), saving)), listCost, saving, unknown);
    }

    /** One row per model, all tiers together. */
    public Sheet byModel() {
        List<String> keys = List.of("model", "cost", "list_cost", "contract_saving");
        Sheet picked = CostColumns.only(rows, keys);
        Map<Object, List<Object>> models = new LinkedHashMap<>();
        picked.rows().forEach(row -> models.merge(row.get(0), row, ContractSavings::plus));
        return new Sheet(rows.title(), picked.columns(), List.copyOf(models.values()), picked.total());
    }

    /** {@code The contract saved $40.04 (10.1%) of the list cost of $398.00}. */
    public String sentence() {
        return (saving.signum() < 0 ? "The contract costs " + Money.shown(saving.negate()) + " more than" : "The contract saved "
                + Money.shown(saving) + " (" + Money.percent(saving, listCost) + ") of") + " the list cost of " + Money.shown(listCost)
                + (unknown == 0 ? "" : "; " + Money.count(unknown) + (unknown == 1 ? " row has" : " rows have")
                        + " no list cost, so what was saved there is unknown");
    }

    private static boolean differ(BigDecimal cost, BigDecimal listCost) {
        return cost != null && listCost != null && cost.compareTo(listCost) != 0;
    }

    private static List<Object> with(List<Object> row, BigDecimal saved) {
        List<Object> cells = new ArrayList<>(row);
        cells.add(saved);
        return Collections.unmodifiableList(cells);
    }

    private static List<Object> plus(List<Object> one, List<Object> other) {
        List<Object> sum = new ArrayList<>(one);
        for (int c = 1; c < sum.size(); c++) {
            BigDecimal left = (BigDecimal) one.get(c);
            BigDecimal right = (BigDecimal) other.get(c);
            sum.set(c, left == null ? right : right == null ? left : left.add(right));
        }
        return Collections.unmodifiableList(sum);
    }
}
