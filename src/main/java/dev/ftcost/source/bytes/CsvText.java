package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The cells of one CSV record. */
public final class CsvText {
    private CsvText() {}

    /** The cells, or null when the record is no CSV (text behind a closing quote). */
    public static List<String> cells(String record, char delimiter) {
        if (record.indexOf('"') < 0) {
            return split(record, delimiter);
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(record, format)) {
            var records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : null;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Whether a first line names the delimiter of those below it, as spreadsheets write it: {@code sep=;}. */
    public static boolean isSeparator(String line) {
        // A spreadsheet that saves such a file again fills the line up with delimiters.
        return line.strip().matches("(?i)\"?sep *= *(.?)\"?[,;]*");
    }

    private static List<String> split(String record, char delimiter) {
        List<String> cells = new ArrayList<>(32);
        int from = 0;
        for (int at = record.indexOf(delimiter); at >= 0; at = record.indexOf(delimiter, from)) {
            cells.add(record.substring(from, at));
            from = at + 1;
        }
        cells.add(record.substring(from));
        return cells;
    }
}
