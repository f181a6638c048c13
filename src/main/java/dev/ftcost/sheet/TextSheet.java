package dev.ftcost.sheet;

import java.util.List;

/** A sheet as lines for a terminal: columns aligned, a rule above the total. */
public final class TextSheet {
    private TextSheet() {}

    public static String write(Sheet sheet) {
        List<Column> columns = sheet.columns();
        List<List<String>> rows = DisplayText.rows(sheet);
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = width(columns.get(c).heading());
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, columns, columns.stream().map(Column::heading).toList(), widths);
        rule(text, widths);
        for (int r = 0; r < rows.size(); r++) {
            if (r == sheet.rows().size()) {
                rule(text, widths);
            }
            line(text, columns, rows.get(r), widths);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<Column> columns, List<String> cells, int[] widths) {
        int start = text.length();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - width(cells.get(c)));
            text.append(c == 0 ? "" : "  ").append(columns.get(c).alignsRight() ? space + cells.get(c) : cells.get(c) + space);
        }
        while (text.length() > start && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        text.append('\n');
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            text.append(c == 0 ? "" : "  ").append("─".repeat(widths[c]));
        }
        text.append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
