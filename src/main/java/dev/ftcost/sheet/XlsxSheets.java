package dev.ftcost.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sheets as a workbook, one tab each: numbers are numbers, dates are dates, a text is never a formula, and a total is the formula that
 * sums the rows of its column that a filter shows. Printed, a tab is as wide as a landscape page. The file holds every digit; a spreadsheet computes with the 15 to 17 that it knows.
 */
public final class XlsxSheets {
    private static final int MOST_ROWS = Worksheet.MAX_ROWS - 2;
    /** What a spreadsheet takes in one cell. */
    private static final int LONGEST = 32_000;

    private XlsxSheets() {}

    public static byte[] write(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> totals = new ArrayList<>();
        try (Workbook workbook = new Workbook(bytes, "ftcost", null)) {
            workbook.setCompressionLevel(0);
            TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (Sheet sheet : sheets) {
                if (!names.add(sheet.title())) {
                    throw new IllegalArgumentException("two sheets are called " + sheet.title());
                }
                write(workbook.newWorksheet(sheet.title()), sheet, totals);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return XlsxFile.settled(bytes.toByteArray(), totals);
    }

    private static void write(Worksheet tab, Sheet sheet, List<String> totals) throws IOException {
        int rows = Math.min(sheet.rows().size(), MOST_ROWS);
        for (int c = 0; c < sheet.columns().size(); c++) {
            tab.value(0, c, sheet.columns().get(c).heading());
            tab.style(0, c).bold().fillColor("E8EDF4").wrapText(true).verticalAlignment("top").set();
            for (int r = 0; r < rows; r++) {
                value(tab, r + 1, c, sheet.rows().get(r).get(c));
            }
            style(tab, c, sheet.columns().get(c), rows);
            tab.width(c, width(sheet, c, rows));
        }
        // A table without its last rows has no total: a wrong one would be worse.
        if (sheet.total() != null && rows > 0 && rows == sheet.rows().size()) {
            total(tab, sheet, rows, totals);
        } else if (rows < sheet.rows().size()) {
            tab.value(rows + 1, 0, "A spreadsheet has no room for more rows; the CSV file has them all.");
        }
        tab.freezePane(0, 1);
        tab.pageOrientation("landscape");
        tab.fitToWidth((short) 1);
        tab.fitToHeight((short) 0);
        tab.repeatRows(0);
        tab.setAutoFilter(0, 0, Math.max(rows, 1), sheet.columns().size() - 1);
        tab.finish();
    }

    private static void total(Worksheet tab, Sheet sheet, int rows, List<String> totals) {
        boolean named = false;
        for (int c = 0; c < sheet.columns().size(); c++) {
            Object cell = sheet.total().get(c);
            if (cell instanceof Number) {
                String column = column(c);
                tab.formula(rows + 1, c, "SUBTOTAL(109," + column + "2:" + column + (rows + 1) + ")");
                totals.add(number((Number) cell).toString());
            } else if (!named) {
                tab.value(rows + 1, c, "Total");
                named = true;
            }
            String format = format(sheet.columns().get(c));
            var style = tab.style(rows + 1, c).bold().borderStyle(org.dhatim.fastexcel.BorderSide.TOP,
                    org.dhatim.fastexcel.BorderStyle.THIN);
            (format == null ? style : style.format(format)).set();
        }
    }

    private static void value(Worksheet tab, int row, int column, Object cell) {
        if (cell instanceof Number number) {
            tab.value(row, column, number(number));
        } else if (cell instanceof LocalDate date) {
            tab.value(row, column, date);
        } else if (cell instanceof Boolean flag) {
            tab.value(row, column, flag);
        } else if (cell != null) {
            String text = DisplayText.visible(cell.toString());
            tab.value(row, column, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        }
    }

    private static Number number(Number number) {
        if (!(number instanceof BigDecimal)) {
            return number;
        }
        return new BigDecimal(Money.exact((BigDecimal) number));
    }

    private static void style(Worksheet tab, int column, Column type, int rows) {
        String format = format(type);
        if (format != null && rows > 0) {
            tab.range(1, column, rows, column).style().format(format).set();
        }
    }

    /** Amounts are shown in cents; the cell has every digit. */
    private static String format(Column column) {
        return switch (column.type()) {
            case AMOUNT -> "$#,##0.00";
            case RATE -> "#,##0.00####";
            case COUNT -> "#,##0";
            case DATE -> "yyyy-mm-dd";
            case TEXT, FLAG -> null;
        };
    }

    private static int width(Sheet sheet, int column, int rows) {
        int widest = Math.min(sheet.columns().get(column).heading().length(), 14);
        for (int r = 0; r < rows; r++) {
            Object cell = sheet.rows().get(r).get(column);
            if (cell != null) {
                widest = Math.max(widest, DisplayText.cell(sheet.columns().get(column), cell).length());
            }
        }
        boolean amount = sheet.columns().get(column).type() == Column.Type.AMOUNT;
        // A sum may be wider than its lines; a digit more is cheaper than ####.
        return Math.min(Math.max(widest + 3, amount ? 17 : 9), 60);
    }

    private static String column(int c) {
        return c < 26 ? String.valueOf((char) ('A' + c)) : column(c / 26 - 1) + column(c % 26);
    }
}
