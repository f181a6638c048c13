package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cost table rolled up to one of its text columns, the dearest first, what has no room in one line at the end. */
public final class Ranking {
    private static final List<String> COLUMNS = List.of("requests", "input_tokens", "cached_input_tokens", "output_tokens",
            "trained_tokens",
            "cost", "retry_overhead_cost", "unpriced_tokens");

    private Ranking() {}

    /** @param unnamed what a blank name is called */
    public static Sheet of(Sheet costs, String key, String unnamed, int most) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(COLUMNS);
        Sheet picked = CostColumns.only(costs, keys);
        int cost = keys.indexOf("cost");
        Map<Object, List<Object>> sums = new LinkedHashMap<>();
        for (List<Object> row : picked.rows()) {
            Object name = row.get(0) == null || row.get(0).equals("") ? unnamed : row.get(0);
            sums.merge(name, named(row, name), Ranking::plus);
        }
        List<List<Object>> rows = new ArrayList<>(sums.values());
        rows.sort(Comparator.comparing((List<Object> row) -> (BigDecimal) row.get(cost), Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed()
                .thenComparing(row -> row.get(0).toString()));
        if (rows.size() > most) {
            List<List<Object>> rest = rows.subList(most - 1, rows.size());
            List<Object> sum = named(rest.stream().reduce(Ranking::plus).orElseThrow(), Money.count(rest.size()) + " more");
            rows = new ArrayList<>(rows.subList(0, most - 1));
            rows.add(sum);
        }
        return withoutEmpty(new Sheet(costs.title(), picked.columns(), rows, picked.total()), keys);
    }

    /** Training and unpriced tokens only stand where there are some. */
    private static Sheet withoutEmpty(Sheet sheet, List<String> keys) {
        List<String> shown = new ArrayList<>(keys);
        for (String key : List.of("trained_tokens", "unpriced_tokens")) {
            if (Long.valueOf(0).equals(sheet.total().get(keys.indexOf(key)))) {
                shown.remove(key);
            }
        }
        return CostColumns.only(sheet, shown);
    }

    private static List<Object> named(List<Object> row, Object name) {
        List<Object> cells = new ArrayList<>(row);
        cells.set(0, name);
        return cells;
    }

    private static List<Object> plus(List<Object> a, List<Object> b) {
        List<Object> sum = new ArrayList<>();
        for (int c = 0; c < a.size(); c++) {
            Object left = a.get(c);
            Object right = b.get(c);
            // What is known of either; unknown only when nothing is.
            if (left == null || right == null) {
                sum.add(left == null ? right : left);
            } else {
                sum.add(left instanceof Long count ? (Object) (count + (Long) right)
                        : left instanceof BigDecimal amount ? amount.add((BigDecimal) right) : left);
            }
        }
        return sum;
    }

    public static int costColumn(Sheet ranking) {
        List<String> keys = ranking.columns().stream().map(Column::key).toList();
        return keys.indexOf("cost");
    }
}
