package dev.ftcost.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sheets as a workbook, one tab each: numbers are numbers, dates are dates, a text is never a formula. A total is above its table, two rows
 * apart from the headings, and is the formula that sums the rows of its column that a filter shows. Printed, a tab is as wide as a landscape
 * page. The file holds every digit; a spreadsheet computes with the 15 to 17 that it knows.
 */
public final class XlsxSheets {
    /** Of a table with more rows the workbook shows these: a workbook is made in the memory. */
    private static final int MOST_ROWS = 10_000;
    /** What a spreadsheet takes in one cell. */
    private static final int LONGEST = 32_000;
    /** Characters of a column's width; a longer text is wrapped. */
    private static final int WIDEST = 60;
    /** The height of a line of text, in points. */
    private static final int LINE = 15;

    private XlsxSheets() {}

    /**
     * @param heading what every printed page has above its table
     * @param hidden the keys of the columns of a sheet that are folded away: not shown or printed, but there for filters and pivot tables
     */
    public static byte[] write(String heading, List<Sheet> sheets, Function<Sheet, Set<String>> hidden) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> totals = new ArrayList<>();
        try (Workbook workbook = new Workbook(bytes, "ftcost", null)) {
            workbook.setCompressionLevel(0);
            TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (Sheet sheet : sheets) {
                if (!names.add(sheet.title())) {
                    throw new IllegalArgumentException("two sheets are called " + sheet.title());
                }
                Worksheet tab = workbook.newWorksheet(sheet.title());
                Sheet shown = shown(sheet);
                write(tab, shown, sheet.rows().size(), hidden.apply(shown), totals);
                tab.header(heading + " \u2013 &A", Position.LEFT);
                tab.footer("&P of &N", Position.RIGHT);
                tab.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return XlsxFile.settled(bytes.toByteArray(), totals);
    }

    /** What a tab shows of a sheet, held in the memory: one that is too long has no total, for a wrong one would be worse. */
    private static Sheet shown(Sheet sheet) {
        boolean isCut = sheet.rows().size() > MOST_ROWS;
        return !isCut && !sheet.isStored() ? sheet : new Sheet(sheet.title(), sheet.columns(),
                StreamSupport.stream(sheet.rows().spliterator(), false).limit(MOST_ROWS).toList(), isCut ? null : sheet.total());
    }

    /** @param all how many rows there are, of which the sheet may have the first alone */
    private static void write(Worksheet tab, Sheet sheet, int all, Set<String> hidden, List<String> totals) {
        int rows = sheet.rows().size();
        boolean isCut = rows < all;
        int head = sheet.total() == null && !isCut ? 0 : 2;
        int lines = 1;
        boolean first = true;
        for (int c = 0; c < sheet.columns().size(); c++) {
            Column column = sheet.columns().get(c);
            int width = width(sheet, c, rows);
            lines = Math.max(lines, lines(column.heading(), width - 1));
            tab.value(head, c, column.heading());
            align(tab.style(head, c).bold().fillColor("E8EDF4"), column, first, "bottom", true);
            for (int r = 0; r < rows; r++) {
                value(tab, head + 1 + r, c, sheet.rows().get(r).get(c));
            }
            if (rows > 0) {
                style(tab.range(head + 1, c, head + rows, c).style(), column, first);
            }
            first &= hidden.contains(column.key());
            tab.width(c, width);
            if (hidden.contains(column.key())) {
                tab.hideColumn(c);
                tab.groupCols(c, c);
            }
        }
        tab.rowHeight(head, lines * LINE + 3);
        heights(tab, sheet, head + 1, rows);
        if (isCut) {
            tab.value(0, 0, "These are the first " + Money.count(rows) + " of " + Money.count(all)
                    + " rows; the CSV file has them all.");
        } else if (sheet.total() != null && rows > 0) {
            total(tab, sheet, hidden, rows, totals);
        }
        tab.freezePane(0, head + 1);
        tab.pageOrientation("landscape");
        tab.fitToWidth((short) 1);
        tab.fitToHeight((short) 0);
        tab.repeatRows(head);
        tab.setAutoFilter(head, 0, head + Math.max(rows, 1), sheet.columns().size() - 1);
    }

    /** Above the table: a filter never hides it, a sorted table does not carry it away, and a pivot table does not count it. */
    private static void total(Worksheet tab, Sheet sheet, Set<String> hidden, int rows, List<String> totals) {
        boolean named = false;
        for (int c = 0; c < sheet.columns().size(); c++) {
            Column column = sheet.columns().get(c);
            Object cell = sheet.total().get(c);
            if (cell instanceof Number) {
                String letters = letters(c);
                tab.formula(0, c, "SUBTOTAL(109," + letters + "4:" + letters + (rows + 3) + ")");
                totals.add(number((Number) cell).toString());
            } else if (!named && !hidden.contains(column.key())) {
                tab.value(0, c, "Total");
                named = true;
            }
            String format = format(column);
            var style = tab.style(0, c).bold();
            (format == null ? style : style.format(format)).set();
        }
    }

    /** Spreadsheets do not all find the height of a wrapped text by themselves. */
    private static void heights(Worksheet tab, Sheet sheet, int first, int rows) {
        for (int r = 0; r < rows; r++) {
            int lines = 1;
            for (Object cell : sheet.rows().get(r)) {
                lines = cell instanceof String text ? Math.max(lines, lines(DisplayText.visible(text), WIDEST + 6)) : lines;
            }
            if (lines > 1) {
                tab.rowHeight(first + r, Math.min(lines, 20) * LINE);
            }
        }
    }

    private static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > width) {
                lines++;
                used = 0;
            }
            lines += word.length() / (width + 1);
            used += word.length() % (width + 1) + 1;
        }
        return lines;
    }

    private static void value(Worksheet tab, int row, int column, Object cell) {
        if (cell instanceof Number number) {
            tab.value(row, column, number(number));
        } else if (cell instanceof LocalDate date) {
            tab.value(row, column, date);
        } else if (cell instanceof Boolean flag) {
            tab.value(row, column, flag ? "yes" : "no");
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

    private static void style(StyleSetter style, Column column, boolean first) {
        String format = format(column);
        if (format != null) {
            style.format(format);
        }
        align(style, column, first, "top", column.type() == Column.Type.TEXT);
    }

    /** All of an alignment at once: one that is set later replaces the whole of it. An indent keeps a text off the number before it. */
    private static void align(StyleSetter style, Column column, boolean first, String vertical, boolean wraps) {
        style.verticalAlignment(vertical).wrapText(wraps).horizontalAlignment(column.alignsRight() ? "right" : "left");
        if (!column.alignsRight() && !first) {
            style.indent(1);
        }
        style.set();
    }

    /** Amounts are shown in cents; the cell has every digit. */
    private static String format(Column column) {
        return switch (column.type()) {
            case AMOUNT, SHARE -> "$#,##0.00";
            case RATE -> "#,##0.00####";
            case UNIT_COST -> "$#,##0.00####";
            case COUNT -> "#,##0";
            case DATE -> "yyyy-mm-dd";
            case TEXT, FLAG -> null;
        };
    }

    private static int width(Sheet sheet, int at, int rows) {
        Column column = sheet.columns().get(at);
        int widest = Math.min(column.heading().length(), 12);
        for (int r = 0; r < rows; r++) {
            Object cell = sheet.rows().get(r).get(at);
            widest = cell == null ? widest : Math.max(widest, DisplayText.cell(column, cell).length());
        }
        if (sheet.total() != null && sheet.total().get(at) instanceof Number total) {
            // Bold, and a digit is cheaper than ####.
            widest = Math.max(widest, DisplayText.cell(column, total).length() + 1);
        }
        // Room for the button of the filter.
        return Math.min(widest + 3, WIDEST);
    }

    private static String letters(int c) {
        return c < 26 ? String.valueOf((char) ('A' + c)) : letters(c / 26 - 1) + letters(c % 26);
    }
}
