package dev.ftcost.cost;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.report.CostColumns;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What usage and training cost, group by group.
 *
 * @param sheet the dimensions and the columns of a cost table, with the sum of all rows; the groups are in the order of their names, or, when
 *        only the largest have a row, of their costs
 * @param other how many groups the last row sums up; 0 when each has its own
 * @param notes what a reader has to know, as sentences without their full stop
 * @param hasFindings whether a note is a reason to look
 */
public record CostTable(CostQuery query, Sheet sheet, long other, List<String> notes, boolean hasFindings) {
    private static final List<Column> OF_A_TYPE = List.of(Column.count("tokens", "tokens"), Column.amount("cost", "cost"),
            Column.amount("list_cost", "list cost"), Column.amount("retry_overhead_cost", "retry overhead"),
            Column.amount("cost_with_retry_overhead", "with retry overhead"), Column.count("unpriced_tokens", "unpriced tokens"));

    /** @param ledger with buckets and users where the query needs them */
    public static CostTable of(Ledger ledger, CostQuery asked) {
        Database database = ledger.database();
        database.execute("cost/detail");
        CostQuery query = asked.byIds(database);
        long groups = prepare(database, query);
        List<Column> measures = query.isByType() ? OF_A_TYPE : CostColumns.SHARED;
        List<Column> columns = new ArrayList<>(query.columns());
        int names = columns.size();
        columns.addAll(measures);
        long other = query.top() == null ? 0 : Math.max(0, groups - query.top());
        List<List<Object>> rows = database.query("cost/answer", row -> row(query, measures, row, other));
        if (query.top() == null) {
            rows.sort(byNames(names));
        }
        List<Object> total = null;
        if (rows.size() > 1) {
            total = new ArrayList<>(Collections.nCopies(names, null));
            total.addAll(database.one("cost/total", row -> CostColumns.cells(measures, row, 1)));
        }
        CostNotes notes = CostNotes.of(database, query, other == 0 ? rows : rows.subList(0, rows.size() - 1));
        return new CostTable(query, new Sheet("Cost", columns, rows, total), other, notes.sentences(), notes.hasFindings());
    }

    /** Computes the rows. @return how many groups there are */
    private static long prepare(Database database, CostQuery query) {
        database.update("cost/group_columns", query.by().stream().filter(dimension -> dimension != Dimension.TYPE)
                .flatMap(dimension -> dimension.sqlColumns().stream())
                .collect(Collectors.joining(",", "", query.by().equals(List.of(Dimension.TYPE)) ? "price_id" : ",price_id")));
        List<Object> values = new ArrayList<>(Arrays.asList(query.since(), query.until()));
        Arrays.stream(Dimension.values()).filter(dimension -> dimension != Dimension.TYPE)
                .forEach(dimension -> {
                    values.add(Filter.regex(query.where(), dimension));
                    if (dimension.isNamed()) {
                        values.add(Filter.regexOfNames(query.where(), dimension));
                    }
                });
        database.update("cost/parts", values.toArray());
        if (query.isByType()) {
            database.update("cost/parts_by_type", Filter.regex(query.where(), Dimension.TYPE));
        }
        database.execute(query.isByType() ? "cost/columns_by_type" : "cost/columns");
        long groups = 0;
        if (query.top() != null) {
            database.execute("cost/rank");
            groups = database.one("cost/group_count", row -> row.getLong(1));
        }
        database.update("cost/rows", query.top() == null ? 1L : query.top());
        if (query.top() != null && groups > query.top()) {
            database.update("cost/other", query.top());
        }
        return groups;
    }

    private static List<Object> row(CostQuery query, List<Column> measures, ResultSet row, long other) throws SQLException {
        List<Object> cells = new ArrayList<>();
        boolean isOther = row.getBoolean("is_other");
        for (Column column : query.columns()) {
            cells.add(isOther ? null : row.getString("dim_" + column.key()));
        }
        if (isOther) {
            cells.set(0, "other (" + Money.count(other) + " more)");
        }
        cells.addAll(CostColumns.cells(measures, row, cells.size() + 1));
        return cells;
    }

    /** What has no name comes first, as in a report. */
    private static Comparator<List<Object>> byNames(int names) {
        Comparator<String> cells = Comparator.nullsFirst(Comparator.naturalOrder());
        Comparator<List<Object>> order = Comparator.comparing(row -> (String) row.get(0), cells);
        for (int n = 1; n < names; n++) {
            int at = n;
            order = order.thenComparing(row -> (String) row.get(at), cells);
        }
        return order;
    }
}
