package dev.ftcost.report.write;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sheet as a page draws it: text cells with the classes that place them. */
record HtmlTable(String title, List<Cell> heads, List<Row> rows) {
    /** The rows beyond are for the screen: a month is a few sheets of paper, whatever it has. */
    private static final int MOST_PRINTED = 12;

    record Cell(String text, String css) {}

    /** @param share of the total, in percent, drawn as a bar under the first cell; null when there is none */
    record Row(List<Cell> cells, String share, String css) {}

    /** @param onlyWide the keys of the columns that a narrow screen leaves out */
    static HtmlTable of(Sheet sheet, Set<String> onlyWide) {
        return of(sheet, onlyWide, -1);
    }

    /** @param shared the column of which each row's share of the total is drawn */
    static HtmlTable of(Sheet sheet, Set<String> onlyWide, int shared) {
        List<String> css = new ArrayList<>();
        List<Cell> heads = new ArrayList<>();
        for (Column column : sheet.columns()) {
            // A phone has no room for what is computed from two other columns.
            css.add((column.alignsRight() ? "number" : column.type().name().toLowerCase(Locale.ROOT))
                    + (onlyWide.contains(column.key()) ? " wide" : column.type() == Column.Type.UNIT_COST ? " roomy" : ""));
            heads.add(new Cell(DisplayText.visible(column.heading()), css.get(css.size() - 1)));
        }
        List<Row> rows = new ArrayList<>();
        List<List<String>> shown = DisplayText.rows(sheet);
        for (int r = 0; r < shown.size(); r++) {
            boolean total = r == sheet.rows().size();
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < css.size(); c++) {
                String text = total && c == 0 && shown.get(r).get(c).isEmpty() ? "Total" : shown.get(r).get(c);
                cells.add(new Cell(text, css.get(c)));
            }
            rows.add(
                    new Row(cells, total || shared < 0 ? null : share(sheet, r, shared), total ? "total" : r < MOST_PRINTED ? "" : "more"));
        }
        return new HtmlTable(sheet.title(), heads, rows);
    }

    /** Whether some rows are not printed. */
    boolean isLong() {
        return rows.stream().anyMatch(row -> row.css.equals("more"));
    }

    private static String share(Sheet sheet, int row, int column) {
        BigDecimal part = (BigDecimal) sheet.rows().get(row).get(column);
        String percent = Money.percent(part, (BigDecimal) sheet.total().get(column));
        // Nothing has no bar, not the smallest one.
        return percent.equals(DisplayText.UNKNOWN) || part.signum() == 0 ? null : percent.replace("%", "");
    }
}
