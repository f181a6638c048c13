package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The dearest lines of a table, and the sum of the others. */
class RankingTest {
    private static final List<Column> COLUMNS = CostColumns.after(Column.text("month", "month"), Column.text("api_key_id", "API key"),
            Column.text("key_name", "key name"), Column.text("model", "model"));

    private static List<Object> row(String key, String name, String model, long requests, String cost) {
        List<Object> cells = new ArrayList<>(Arrays.asList("2026-08", key, name, model));
        CostColumns.SHARED.forEach(column -> cells.add(switch (column.key()) {
            case "requests" -> requests;
            case "cost" -> cost == null ? null : new BigDecimal(cost);
            default -> column.type() == Column.Type.COUNT ? 0L : null;
        }));
        return cells;
    }

    private static Map<String, String> costs(Sheet ranking) {
        Map<String, String> costs = new TreeMap<>();
        int requests = ranking.columns().stream().map(Column::key).toList().indexOf("requests");
        ranking.rows().forEach(row -> costs.put((String) row.get(0), row.get(requests) + " for " + row.get(Ranking.costColumn(ranking))));
        return costs;
    }

    @Test
    void whatHasNoRoomIsOneLineWhateverIsUnknown() {
        List<List<Object>> rows = new ArrayList<>(List.of(row(null, null, "a", 1, null), row("", null, "b", 2, "0.5")));
        for (int i = 100; i < 400; i++) {
            rows.add(row("key_" + i, i == 399 ? "Bots" : null, "a", 10, i % 3 == 0 && i < 300 ? null : "0." + i));
            rows.add(row("key_" + i, i == 399 ? "Bots" : null, "b", 1, i % 3 == 0 && i < 300 ? null : "1"));
        }
        Sheet costs = new Sheet("Keys", COLUMNS, rows, row(null, null, null, 3303, "9"));
        Sheet three = Ranking.of(costs, "api_key_id", "key_name", "no key", 3);
        assertEquals(List.of("Bots (key_399)", "key_398", "299 more"), three.rows().stream().map(row -> row.get(0)).toList());
        BigDecimal rest = rows.stream().filter(row -> !"key_399".equals(row.get(1)) && !"key_398".equals(row.get(1)))
                .map(row -> (BigDecimal) row.get(COLUMNS.size() - CostColumns.SHARED.size() + 13))
                .filter(cost -> cost != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(Map.of("Bots (key_399)", "11 for 1.399", "key_398", "11 for 1.398", "299 more", 3 + 298 * 11 + " for " + rest),
                costs(three));
        Sheet all = Ranking.of(costs, "api_key_id", "key_name", "no key", Integer.MAX_VALUE);
        assertEquals(301, all.rows().size());
        assertEquals("3 for 0.5", costs(all).get("no key"));
        assertEquals(costs(all), costs(Ranking.of(costs, "api_key_id", "key_name", "no key", 301)));
    }
}
