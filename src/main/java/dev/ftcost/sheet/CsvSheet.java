package dev.ftcost.sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
        try {
            CSVPrinter printer = new CSVPrinter(out, FORMAT);
            printer.printRecord(sheet.columns().stream().map(Column::key).toList());
            for (var row : sheet.rows()) {
                for (int c = 0; c < row.size(); c++) {
                    printer.print(cell(sheet.columns().get(c), row.get(c)));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
