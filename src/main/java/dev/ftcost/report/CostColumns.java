package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The columns that every cost table shares, and how its rows come out of the database. */
public final class CostColumns {
    /** From the requests on. */
    public static final List<Column> SHARED = List.of(
            Column.count("requests", "requests"), Column.count("input_tokens", "input tokens"),
            Column.count("cached_input_tokens", "cached input"),
            Column.count("cache_write_tokens", "cache writes"), Column.count("cache_write_12h_tokens", "12h cache writes"),
            Column.count("output_tokens", "output tokens"),
            Column.count("trained_tokens", "trained tokens"), Column.amount("input_cost", "input cost"),
            Column.amount("cached_input_cost", "cached input cost"), Column.amount("cache_write_cost", "cache write cost"),
            Column.amount("cache_write_12h_cost", "12h cache write cost"), Column.amount("output_cost", "output cost"),
            Column.amount("training_cost", "training cost"), Column.amount("cost", "cost"),
            Column.amount("list_cost", "list cost"),
            Column.amount("retry_overhead_cost", "retry overhead"), Column.amount("cost_with_retry_overhead", "with retry overhead"),
            Column.count("unpriced_tokens", "unpriced tokens"));

    private CostColumns() {}

    static List<Column> after(Column... leading) {
        List<Column> columns = new ArrayList<>(List.of(leading));
        columns.addAll(SHARED);
        return columns;
    }

    /** The cells of a row of which the columns begin at a place, counted from 1: a name would be looked for among all of them, cell by cell. */
    public static List<Object> cells(List<Column> columns, ResultSet row, int from) throws SQLException {
        List<Object> cells = new ArrayList<>(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            int at = from + c;
            cells.add(switch (columns.get(c).type()) {
                case TEXT -> row.getString(at);
                case COUNT, DATE -> row.getObject(at);
                case AMOUNT, RATE, UNIT_COST, SHARE -> amount(row.getBigDecimal(at));
                case FLAG -> row.getBoolean(at);
            });
        }
        return cells;
    }

    /** Every document shows it, so the zeros at its end are taken away once. */
    private static BigDecimal amount(BigDecimal amount) {
        return amount == null ? null : Money.normal(amount);
    }

    /** A sheet in which an id is next to its name, in one cell: {@code Support bots (proj_Ab12)}. */
    public static Sheet named(Sheet sheet, String idKey, String nameKey) {
        List<String> keys = sheet.columns().stream().map(Column::key).toList();
        int id = keys.indexOf(idKey);
        int name = keys.indexOf(nameKey);
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : sheet.rows()) {
            List<Object> cells = new ArrayList<>(row);
            if (row.get(name) != null) {
                cells.set(id, row.get(name) + " (" + row.get(id) + ")");
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Sheet(sheet.title(), sheet.columns(), rows, sheet.total());
    }

    /** Only some columns of a sheet, for a page where all of them have no room. */
    public static Sheet only(Sheet sheet, List<String> keys) {
        List<Integer> shown = new ArrayList<>();
        for (String key : keys) {
            for (int c = 0; c < sheet.columns().size(); c++) {
                if (sheet.columns().get(c).key().equals(key)) {
                    shown.add(c);
                }
            }
        }
        return new Sheet(sheet.title(), shown.stream().map(sheet.columns()::get).toList(),
                sheet.rows().stream().map(row -> pick(row, shown)).toList(), sheet.total() == null ? null : pick(sheet.total(), shown));
    }

    /** The same sheet with its cost next to its first column, where a narrow page still has room for it. */
    public static Sheet costSecond(Sheet sheet) {
        List<String> keys = new ArrayList<>(sheet.columns().stream().map(Column::key).toList());
        if (keys.remove("cost")) {
            keys.add(1, "cost");
        }
        return only(sheet, keys);
    }

    private static List<Object> pick(List<Object> row, List<Integer> shown) {
        return Sheet.row(shown.stream().map(row::get).toArray());
    }
}
