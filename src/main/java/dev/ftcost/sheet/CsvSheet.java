package dev.ftcost.sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A sheet as CSV: exact amounts, empty for unknown, no cell that a spreadsheet would run. The total is left to the reader. */
public final class CsvSheet {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    private static final String FORMULA = "=+-@\t\r";

    private CsvSheet() {}

    public static String write(Sheet sheet) {
        StringWriter text = new StringWriter();
        write(sheet, text);
        return text.toString();
    }

    public static void write(Sheet sheet, Appendable out) {
        Rows rows = begin(sheet.columns(), out);
        sheet.rows().forEach(rows::row);
    }

    /** Writes the header; the rows follow one by one, for tables that are too long to be held. */
    public static Rows begin(List<Column> columns, Appendable out) {
        try {
            CSVPrinter printer = new CSVPrinter(out, FORMAT);
            printer.printRecord(columns.stream().map(Column::key).toList());
            return new Rows(columns, printer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the rows of a table that is being written. */
    public static final class Rows {
        private final List<Column> columns;
        private final CSVPrinter printer;

        private Rows(List<Column> columns, CSVPrinter printer) {
            this.columns = columns;
            this.printer = printer;
        }

        public void row(List<Object> cells) {
            try {
                for (int c = 0; c < cells.size(); c++) {
                    printer.print(cell(columns.get(c), cells.get(c)));
                }
                printer.println();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String cell(Column column, Object cell) {
        if (cell == null) {
            return "";
        }
        return switch (column.type()) {
            case TEXT -> guarded((String) cell);
            case AMOUNT, RATE -> Money.exact((BigDecimal) cell);
            default -> cell.toString();
        };
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
