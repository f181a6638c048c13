package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A cost table rolled up to one of its text columns, the dearest first, what has no room in one line at the end. */
public final class Ranking {
    private static final List<String> COLUMNS = List.of("requests", "input_tokens", "cached_input_tokens", "output_tokens",
            "trained_tokens",
            "cost", "retry_overhead_cost", "unpriced_tokens");

    private Ranking() {}

    /**
     * @param costs sorted by the key, or by what it stands for
     * @param unnamed what a blank name is called
     */
    public static Sheet of(Sheet costs, String key, String unnamed, int most) {
        return of(costs, key, null, unnamed, most);
    }

    /** @param nameKey the column of a name that stands before the key; null when there is none */
    public static Sheet of(Sheet costs, String key, String nameKey, String unnamed, int most) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(COLUMNS);
        Sheet none = CostColumns.only(new Sheet(costs.title(), costs.columns(), List.of(), costs.total()), keys);
        List<String> all = costs.columns().stream().map(Column::key).toList();
        List<Integer> picked = keys.stream().map(all::indexOf).toList();
        int name = nameKey == null ? -1 : all.indexOf(nameKey);
        Dearest dearest = new Dearest(most, keys.indexOf("cost"));
        List<Object> sum = null;
        for (List<Object> row : costs.rows()) {
            List<Object> cells = new ArrayList<>(picked.size());
            picked.forEach(c -> cells.add(row.get(c)));
            cells.set(0, shown(cells.get(0), name < 0 ? null : row.get(name), unnamed));
            if (sum != null && sum.get(0).equals(cells.get(0))) {
                sum = plus(sum, cells);
            } else {
                dearest.add(sum);
                sum = cells;
            }
        }
        dearest.add(sum);
        return withoutEmpty(new Sheet(costs.title(), none.columns(), dearest.rows(), none.total()), keys);
    }

    private static Object shown(Object id, Object name, String unnamed) {
        return id == null || id.equals("") ? unnamed : name == null ? id : name + " (" + id + ")";
    }

    /** The rows that cost most, and the sum of the others: there may be millions. */
    private static final class Dearest {
        private final int most;
        private final Comparator<List<Object>> order;
        private final PriorityQueue<List<Object>> kept;
        private List<Object> rest;
        private long others;

        Dearest(int most, int cost) {
            this.most = most;
            order = Comparator.comparing((List<Object> row) -> (BigDecimal) row.get(cost), Comparator.nullsFirst(Comparator.naturalOrder()))
                    .reversed().thenComparing(row -> row.get(0).toString());
            kept = new PriorityQueue<>(order.reversed());
        }

        void add(List<Object> row) {
            if (row != null) {
                kept.add(row);
            }
            if (kept.size() > most) {
                leave(kept.remove());
            }
        }

        private void leave(List<Object> row) {
            rest = rest == null ? row : plus(row, rest);
            others++;
        }

        List<List<Object>> rows() {
            if (rest != null) {
                leave(kept.remove());
            }
            List<List<Object>> rows = new ArrayList<>(kept);
            rows.sort(order);
            if (rest != null) {
                rest.set(0, Money.count(others) + " more");
                rows.add(rest);
            }
            return rows;
        }
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
