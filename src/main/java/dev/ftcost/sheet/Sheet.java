package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A title, typed columns and rows: what every document is made from. Amounts are exact; a writer decides what is shown.
 *
 * @param rows to be gone through from the first to the last: very many are read from a file
 * @param total one row more, the sum of the rows where that has a meaning; null when there is none
 */
public record Sheet(String title, List<Column> columns, List<List<Object>> rows, List<Object> total) {
    public Sheet {
        columns = List.copyOf(columns);
        if (!(rows instanceof StoredRows)) {
            rows = Collections.unmodifiableList(new ArrayList<>(rows));
            for (List<Object> row : rows) {
                require(row, columns);
            }
        }
        if (total != null) {
            require(total, columns);
        }
    }

    /** A row; cells may be null. */
    public static List<Object> row(Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    public Sheet withoutTotal() {
        return new Sheet(title, columns, rows, null);
    }

    /** Whether the rows are so many that a document must not hold them all. */
    boolean isStored() {
        return rows instanceof StoredRows;
    }

    private static void require(List<Object> row, List<Column> columns) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells under " + columns.size() + " columns");
        }
    }
}
