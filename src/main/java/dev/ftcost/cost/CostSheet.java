package dev.ftcost.cost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.report.CostColumns;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A cost table as documents. */
public final class CostSheet {
    private CostSheet() {}

    /** The columns that fit a screen, each name beside its id in one cell, and a word where usage has no value. */
    public static Sheet forPeople(CostTable table) {
        Sheet sheet = table.sheet();
        List<Dimension> by = table.query().by();
        List<String> keys = new ArrayList<>(by.stream().map(dimension -> dimension.column().key()).toList());
        sheet.columns().stream().filter(column -> isShown(sheet, column)).map(Column::key).forEach(keys::add);
        Sheet shown = CostColumns.only(named(sheet, by), keys);
        List<List<Object>> rows = new ArrayList<>();
        for (int r = 0; r < shown.rows().size(); r++) {
            boolean isOther = table.other() > 0 && r == shown.rows().size() - 1;
            List<Object> cells = new ArrayList<>(shown.rows().get(r));
            for (int n = 0; n < by.size(); n++) {
                if (cells.get(n) == null || cells.get(n).equals("")) {
                    cells.set(n, isOther ? "" : by.get(n).none());
                }
            }
            rows.add(cells);
        }
        return new Sheet(shown.title(), shown.columns(), rows, shown.total());
    }

    private static Sheet named(Sheet sheet, List<Dimension> by) {
        Sheet named = sheet;
        for (Dimension dimension : by) {
            if (dimension.isNamed()) {
                named = CostColumns.named(named, dimension.columns().get(0).key(), dimension.columns().get(1).key());
            }
        }
        return named;
    }

    private static boolean isShown(Sheet sheet, Column column) {
        return switch (column.key()) {
            case "requests", "input_tokens", "cached_input_tokens", "output_tokens", "tokens", "cost", "retry_overhead_cost" -> true;
            case "trained_tokens", "unpriced_tokens" ->
                sheet.rows().stream().anyMatch(row -> !Long.valueOf(0).equals(cell(sheet, row, column.key())));
            case "list_cost" ->
                sheet.rows().stream().anyMatch(row -> !Objects.equals(cell(sheet, row, "cost"), cell(sheet, row, "list_cost")));
            default -> false;
        };
    }

    private static Object cell(Sheet sheet, List<Object> row, String key) {
        for (int c = 0; c < row.size(); c++) {
            if (sheet.columns().get(c).key().equals(key)) {
                return row.get(c);
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** The rows with every digit. */
    public static ObjectNode json(CostTable table) {
        return JsonSheet.document("cost", table.sheet());
    }
}
