package dev.ftcost.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
        try {
            print(sheet, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes it row by row, for a sheet that is too long to be held. */
    public static void write(Sheet sheet, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        print(sheet, text);
        text.flush();
    }

    private static void print(Sheet sheet, Appendable text) throws IOException {
        CSVPrinter printer = new CSVPrinter(text, FORMAT);
        printer.printRecord(sheet.columns().stream().map(Column::key).toList());
        for (List<Object> row : sheet.rows()) {
            for (int c = 0; c < row.size(); c++) {
                printer.print(cell(sheet.columns().get(c), row.get(c)));
            }
            printer.println();
        }
        printer.flush();
    }

    /** Text cells that follow others in a row, each with the comma before it. */
    public static String following(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            // A first cell has rules of its own.
            printer.print(0);
            for (String cell : cells) {
                printer.print(cell == null ? "" : guarded(cell));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().substring(1);
    }

    private static String cell(Column column, Object cell) {
        if (cell == null) {
            return "";
        }
        return switch (column.type()) {
            case TEXT -> guarded((String) cell);
            case AMOUNT, RATE, UNIT_COST, SHARE -> Money.exact((BigDecimal) cell);
            default -> cell.toString();
        };
    }

    private static String guarded(String text) {
        String shown = DisplayText.harmless(text);
        return !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
