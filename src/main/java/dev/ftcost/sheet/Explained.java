package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet of explained lines: under each section its items, each with what it says (a word, a count or an amount) and how
 * that comes about. A line that says nothing but its explanation has the empty word.
 */
public final class Explained {
    private static final int VALUE_ENDS = 64;
    private static final List<Column> COLUMNS = List.of(Column.text("section", "section"), Column.text("item", "item"),
            Column.text("value", "value"),
            Column.count("count", "count"), Column.amount("amount", "amount"), Column.text("explanation", "explanation"));

    private final List<List<Object>> rows = new ArrayList<>();

    public void amount(String section, String item, BigDecimal amount, String explanation) {
        rows.add(Sheet.row(section, item, null, null, amount, explanation));
    }

    public void count(String section, String item, Long count, String explanation) {
        rows.add(Sheet.row(section, item, null, count, null, explanation));
    }

    public void word(String section, String item, String word, String explanation) {
        rows.add(Sheet.row(section, item, word, null, null, explanation));
    }

    public Sheet sheet(String title) {
        return new Sheet(title, COLUMNS, rows, null);
    }

    /**
     * For a terminal: the item and what it says on one line, the explanation under it.
     *
     * @param width in characters; the words end at it where it is narrow
     */
    public static String text(Sheet sheet, int width) {
        StringBuilder text = new StringBuilder(DisplayText.visible(sheet.title())).append('\n');
        Object section = null;
        for (var row : sheet.rows()) {
            if (!row.get(0).equals(section)) {
                section = row.get(0);
                text.append('\n').append(DisplayText.visible((String) section)).append('\n');
            }
            String left = "  " + DisplayText.visible((String) row.get(1));
            String right = said(row);
            text.append(left)
                    .append(right.isEmpty() ? ""
                            : " ".repeat(Math.max(2, Math.min(VALUE_ENDS, width) - left.length() - right.length())) + right)
                    .append('\n');
            if (row.get(5) != null) {
                text.append("      ").append(DisplayText.visible((String) row.get(5))).append('\n');
            }
        }
        return text.toString();
    }

    /** For a page: a table under each section. */
    public static String markdown(Sheet sheet) {
        StringBuilder text = new StringBuilder("# ").append(MarkdownSheet.escaped(sheet.title())).append('\n');
        Object section = null;
        for (var row : sheet.rows()) {
            if (!row.get(0).equals(section)) {
                section = row.get(0);
                text.append("\n## ").append(MarkdownSheet.escaped((String) section))
                        .append("\n\n| item | | how it comes about |\n|---|---:|---|\n");
            }
            text.append("| ").append(MarkdownSheet.escaped((String) row.get(1))).append(" | ").append(MarkdownSheet.escaped(said(row)))
                    .append(" | ").append(row.get(5) == null ? "" : MarkdownSheet.escaped((String) row.get(5))).append(" |\n");
        }
        return text.toString();
    }

    private static String said(List<Object> row) {
        if (row.get(2) != null) {
            return DisplayText.visible((String) row.get(2));
        }
        return row.get(3) != null ? Money.count((Long) row.get(3))
                : row.get(4) != null ? Money.shown((BigDecimal) row.get(4)) : DisplayText.UNKNOWN;
    }
}
