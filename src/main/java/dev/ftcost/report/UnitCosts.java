package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cost table with what people compare: each row's share of the total, its cost per request and per 1,000,000 tokens, right after the cost.
 * A quotient is rounded once, half up. It is unknown where nothing is there to divide by, or where some of the usage has no price.
 */
public final class UnitCosts {
    /** How they are computed, for readers of a page. */
    public static final String EXPLANATION = "Cost per request and per 1M tokens: the cost, training included, divided by the requests and by "
            + "all tokens; unknown (—) where there are none, or where usage has no price";
    /** The added columns, in their order. */
    public static final List<String> KEYS = List.of("share", "cost_per_request", "cost_per_1m_tokens");

    private static final List<Column> COLUMNS = List.of(Column.share(KEYS.get(0), "share of total"),
            Column.unitCost(KEYS.get(1), "cost per request"), Column.unitCost(KEYS.get(2), "cost per 1M tokens"));
    private static final int REQUEST_DECIMALS = 6;
    private static final int TOKEN_DECIMALS = 4;
    /** Where so many decimals would show something spent as nothing. */
    private static final int MOST_DECIMALS = 12;

    private final List<String> keys;
    private final int cost;

    private UnitCosts(Sheet costs) {
        this.keys = costs.columns().stream().map(Column::key).toList();
        this.cost = keys.indexOf("cost");
    }

    /**
     * @param costs has a cost, a total, and counts of requests or tokens; what it has no count of is not added
     * @param complete whether the total leaves nothing out, a job of unknown cost either, which has no tokens to tell it by
     */
    public static Sheet added(Sheet costs, boolean complete) {
        UnitCosts added = new UnitCosts(costs);
        List<Column> columns = new ArrayList<>(costs.columns());
        List<Column> more = Stream.of(COLUMNS.get(0), added.has("requests") ? COLUMNS.get(1) : null, added.tokenKeys().isEmpty() ? null
                : COLUMNS.get(2)).filter(column -> column != null).toList();
        columns.addAll(added.cost + 1, more);
        return new Sheet(costs.title(), columns, costs.rows().stream().map(row -> added.row(row, more, true)).toList(),
                added.row(costs.total(), more, complete));
    }

    private List<Object> row(List<Object> row, List<Column> more, boolean complete) {
        BigDecimal amount = (BigDecimal) row.get(cost);
        boolean known = complete && amount != null && (!has("unpriced_tokens") || sum(row, List.of("unpriced_tokens")).signum() == 0);
        List<Object> added = new ArrayList<>();
        for (Column column : more) {
            if (column.type() == Column.Type.SHARE) {
                added.add(amount);
            } else if (!known) {
                added.add(null);
            } else if (column.key().equals("cost_per_request")) {
                added.add(quotient(amount, sum(row, List.of("requests")), REQUEST_DECIMALS));
            } else {
                added.add(quotient(amount.movePointRight(6), sum(row, tokenKeys()), TOKEN_DECIMALS));
            }
        }
        List<Object> cells = new ArrayList<>(row);
        cells.addAll(cost + 1, added);
        return Collections.unmodifiableList(cells);
    }

    private List<String> tokenKeys() {
        return Stream.of("input_tokens", "output_tokens", "trained_tokens", "tokens").filter(this::has).toList();
    }

    private boolean has(String key) {
        return keys.contains(key);
    }

    private BigDecimal sum(List<Object> row, List<String> counts) {
        return counts.stream().map(key -> (Long) row.get(keys.indexOf(key))).map(count -> BigDecimal.valueOf(count == null ? 0 : count))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quotient(BigDecimal amount, BigDecimal count, int decimals) {
        if (count.signum() == 0) {
            return null;
        }
        BigDecimal quotient = Money.quotient(amount, count, decimals);
        return quotient.signum() == 0 && amount.signum() > 0 ? Money.quotient(amount, count, MOST_DECIMALS) : quotient;
    }
}
