package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A sheet as a tab of a workbook: its head frozen and filtered, its columns as wide as their cells, its total below a rule. */
final class XlsxTab {
    /** The rows of a spreadsheet, less the head and the total. */
    private static final int MOST_ROWS = 1_048_576 - 2;
    /** What a spreadsheet takes in one cell. */
    private static final int LONGEST = 32_000;
    /** Day 0 of a spreadsheet that takes 1900 for a leap year. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr filterMode=\"false\"><pageSetUpPr fitToPage=\"false\" "
            + "autoPageBreaks=\"false\"/></sheetPr><dimension ref=\"A1\"/><sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"0\" ySplit=\"1\" "
            + "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"topLeft\" activeCell=\"A1\" activeCellId=\"0\" sqref=\"A1\"/>"
            + "<selection pane=\"bottomLeft\" activeCell=\"A2\" activeCellId=\"0\" sqref=\"A2\"/></sheetView></sheetViews>"
            + "<sheetFormatPr defaultRowHeight=\"15.0\"/><cols>";
    private static final String END = "\"></autoFilter><pageMargins bottom=\"0.75\" footer=\"0.3\" header=\"0.3\" left=\"0.7\" right=\"0.7\" top=\"0.75\"/>"
            + "<pageSetup paperSize=\"1\" scale=\"100\" fitToWidth=\"1\" fitToHeight=\"1\" firstPageNumber=\"0\" useFirstPageNumber=\"false\" "
            + "blackAndWhite=\"false\" orientation=\"portrait\"/><headerFooter differentFirst=\"false\" differentOddEven=\"false\"><oddHeader></oddHeader>"
            + "<oddFooter></oddFooter></headerFooter></worksheet>";

    private final Sheet sheet;
    private final int rows;
    private final XlsxStrings strings;
    private final XlsxStyles styles;
    private final StringBuilder xml = new StringBuilder(1 << 14);

    XlsxTab(Sheet sheet, XlsxStrings strings, XlsxStyles styles) {
        this.sheet = sheet;
        this.rows = Math.min(sheet.rows().size(), MOST_ROWS);
        this.strings = strings;
        this.styles = styles;
    }

    /** The columns of the head and of the rows that have room, with their filter: {@code A1:T8}. */
    String filtered() {
        return "A1:" + letters(sheet.columns().size() - 1) + (Math.max(rows, 1) + 1);
    }

    String xml() {
        int width = sheet.columns().size();
        int[][] texts = new int[width][];
        int[] heads = new int[width];
        int[] looks = new int[width];
        xml.append(BEGIN);
        // Texts and looks are numbered column by column, cells are written row by row.
        for (int c = 0; c < width; c++) {
            Column column = sheet.columns().get(c);
            heads[c] = strings.number(column.heading());
            styles.head();
            texts[c] = column.type() == Column.Type.TEXT ? texts(c) : null;
            String format = format(column);
            looks[c] = format == null || rows == 0 ? 0 : styles.line(format);
            xml.append("<col min=\"").append(c + 1).append("\" max=\"").append(c + 1).append("\" width=\"").append(width(c))
                    .append(".0\" outlineLevel=\"0\" customWidth=\"true\" bestFit=\"false\"/>");
        }
        xml.append("</cols><sheetData><row r=\"1\">");
        for (int c = 0; c < width; c++) {
            cell(c, 1, styles.head(), "s").append(heads[c]).append("</v></c>");
        }
        xml.append("</row>");
        for (int r = 0; r < rows; r++) {
            xml.append("<row r=\"").append(r + 2).append("\">");
            List<Object> cells = sheet.rows().get(r);
            for (int c = 0; c < width; c++) {
                cell(c, r + 2, looks[c], cells.get(c), texts[c] == null ? 0 : texts[c][r]);
            }
            xml.append("</row>");
        }
        // A table without its last rows has no total: a wrong one would be worse.
        if (rows < sheet.rows().size()) {
            xml.append("<row r=\"").append(rows + 2).append("\">");
            cell(0, rows + 2, 0, "s").append(strings.number("A spreadsheet has no room for more rows; the CSV file has them all.")).append("</v></c></row>");
        } else if (sheet.total() != null && rows > 0) {
            total();
        }
        return xml.append("</sheetData><autoFilter ref=\"").append(filtered()).append(END).toString();
    }

    private int[] texts(int column) {
        int[] texts = new int[rows];
        for (int r = 0; r < rows; r++) {
            String cell = (String) sheet.rows().get(r).get(column);
            if (cell != null) {
                String text = Shown.visible(cell);
                texts[r] = strings.number(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
            }
        }
        return texts;
    }

    /** Begins a cell with a value, and its value. */
    private StringBuilder cell(int column, int row, int look, String type) {
        xml.append("<c r=\"").append(letters(column)).append(row);
        if (look != 0) {
            xml.append("\" s=\"").append(look);
        }
        return xml.append("\" t=\"").append(type).append("\"><v>");
    }

    private void cell(int column, int row, int look, Object cell, int text) {
        if (cell == null) {
            if (look != 0) {
                xml.append("<c r=\"").append(letters(column)).append(row).append("\" s=\"").append(look).append("\"></c>");
            }
            return;
        }
        switch (sheet.columns().get(column).type()) {
            case TEXT -> cell(column, row, look, "s").append(text);
            case FLAG -> cell(column, row, look, "b").append((Boolean) cell ? '1' : '0');
            case DATE -> cell(column, row, look, "n").append(ChronoUnit.DAYS.between(DAY_ZERO, (LocalDate) cell)).append(".0");
            case COUNT, AMOUNT, RATE -> cell(column, row, look, "n").append(number(cell));
        }
        xml.append("</v></c>");
    }

    /** Every digit: a spreadsheet computes with the 15 to 17 that it knows. */
    private static String number(Object cell) {
        return cell instanceof BigDecimal amount ? Money.normal(amount).toString() : cell.toString();
    }

    /** Formulas, and what they come to for programs that show a workbook without computing. */
    private void total() {
        int row = rows + 2;
        boolean named = false;
        xml.append("<row r=\"").append(row).append("\">");
        for (int c = 0; c < sheet.columns().size(); c++) {
            Object sum = sheet.total().get(c);
            String letters = letters(c);
            int name = sum instanceof Number || named ? -1 : strings.number("Total");
            named |= name >= 0;
            int look = styles.total(format(sheet.columns().get(c)));
            xml.append("<c r=\"").append(letters).append(row).append("\" s=\"").append(look);
            if (sum instanceof Number) {
                xml.append("\"><f>SUM(").append(letters).append("2:").append(letters).append(row - 1).append(")</f><v>").append(number(sum)).append("</v></c>");
            } else {
                xml.append(name < 0 ? "\"></c>" : "\" t=\"s\"><v>" + name + "</v></c>");
            }
        }
        xml.append("</row>");
    }

    /** Cents always, and every further digit that there is. */
    private static String format(Column column) {
        return switch (column.type()) {
            case AMOUNT -> "#,##0.00##########";
            case RATE -> "#,##0.00####";
            case COUNT -> "#,##0";
            case DATE -> "yyyy-mm-dd";
            case TEXT, FLAG -> null;
        };
    }

    /** In characters. */
    private int width(int column) {
        Column.Type type = sheet.columns().get(column).type();
        int widest = Math.min(sheet.columns().get(column).heading().length(), 14);
        if (type == Column.Type.AMOUNT || type == Column.Type.COUNT) {
            widest = Math.max(widest, Math.max(shown(column, true), shown(column, false)));
        } else {
            for (int r = 0; r < rows; r++) {
                Object cell = sheet.rows().get(r).get(column);
                widest = cell == null ? widest : Math.max(widest, Shown.cell(sheet.columns().get(column), cell).length());
            }
        }
        // A sum may be wider than its lines; a digit more is cheaper than ####.
        return Math.min(Math.max(widest + 3, type == Column.Type.AMOUNT ? 17 : 9), 60);
    }

    /** How long the largest number of a column is, or the smallest: no other is longer, but for some cents that an amount has room for anyway. */
    private int shown(int column, boolean largest) {
        Object found = null;
        for (int r = 0; r < rows; r++) {
            Object cell = sheet.rows().get(r).get(column);
            if (cell != null && (found == null || (compare(cell, found) > 0) == largest)) {
                found = cell;
            }
        }
        return found == null ? 0 : Shown.cell(sheet.columns().get(column), found).length();
    }

    private static int compare(Object a, Object b) {
        return a instanceof Long count ? count.compareTo((Long) b) : ((BigDecimal) a).compareTo((BigDecimal) b);
    }

    private static String letters(int column) {
        return column < 26 ? String.valueOf((char) ('A' + column)) : letters(column / 26 - 1) + letters(column % 26);
    }
}
