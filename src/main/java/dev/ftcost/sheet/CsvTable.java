package dev.ftcost.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A small CSV file that a person wrote, read back: its header and its rows, cells stripped. No person writes
 * lines of a thousand cells or cells of a page, and a message would quote them.
 *
 * @param header the column names; empty for an empty file
 */
public record CsvTable(List<String> header, List<Row> rows) {
    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_CELL = 10_000;

    /** A row and the line that it begins on. */
    public record Row(long line, List<String> cells) {}

    /** A text that is CSV and larger than any table that a person wrote. */
    public static final class TooLarge extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String sentence) {
            super(sentence, new IOException(sentence));
        }
    }

    /** @throws UncheckedIOException when the text is no CSV; its message says what of it */
    public static CsvTable read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(plain)).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            List<String> header = List.of();
            List<Row> rows = new ArrayList<>();
            long line = 1;
            for (CSVRecord record : parser) {
                List<String> cells = record.stream().map(String::strip).toList();
                if (cells.size() > MOST_COLUMNS) {
                    throw new TooLarge("line " + line + " has more than 1,000 cells");
                }
                if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                    throw new TooLarge("line " + line + " has a cell of more than 10,000 characters");
                }
                if (header.isEmpty()) {
                    header = cells;
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    rows.add(new Row(line, cells));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            return new CsvTable(header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What separates the cells of the header: no name of a column has one of these in it. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
