package dev.ftcost.source.read;

import dev.ftcost.source.bytes.CsvQuotes;
import dev.ftcost.source.bytes.CsvText;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads a CSV file row by row and names every bad line. A row is a line; an open quote may carry it on to the next
 * ones, but only when that makes a whole row: a lone quote costs its own line and no other.
 */
public final class CsvReader {
    public static final int LONGEST_LINE = 1 << 20;

    private static final String TOO_LONG = "the line is longer than 1 MiB";
    private static final String OTHER_FILE = "is a row below the header of another kind of file";

    private record Line(long number, String text) {}

    private final Lines lines;
    private final FileHead head;
    private final CsvHeader header;
    private final Deque<Line> waiting = new ArrayDeque<>();

    private CsvReader(InputStream in, FileHead head) {
        this.lines = new Lines(in, LONGEST_LINE);
        this.head = head;
        this.header = new CsvHeader(head);
    }

    public static void read(InputStream in, FileHead head, Format format, RecordSink sink) throws IOException {
        new CsvReader(in, head).read(format, sink);
    }

    /** Reads lines one by one that stand in a file of this head. */
    public static CsvReader ofLines(FileHead head) {
        return new CsvReader(InputStream.nullInputStream(), head);
    }

    /**
     * Takes one line behind the header.
     *
     * @param text null when the line is too long
     * @return false, and nothing is taken, when the row may go on in the next lines, or the next lines have other columns
     */
    public boolean readLine(long number, String text, Format format, RecordSink sink) throws IOException {
        if (text == null) {
            sink.reject(number, "", "", TOO_LONG);
            return true;
        }
        CsvQuotes quotes = new CsvQuotes(head.delimiter());
        quotes.line(text);
        if (quotes.areOpen() || isOtherHeader(text)) {
            return false;
        }
        row(new Line(number, text), format, sink);
        return true;
    }

    private boolean isOtherHeader(String text) {
        // Nearly every row begins with a number, and is not taken apart twice.
        List<String> cells = text.isEmpty() || Character.isDigit(text.charAt(0)) ? null : CsvText.cells(text, head.delimiter());
        return cells != null && header.isHeader(cells) && !header.isSame(cells);
    }

    private void read(Format format, RecordSink sink) throws IOException {
        boolean headerSeen = false;
        for (Line line = take(); line != null; line = take()) {
            if (line.text == null) {
                sink.reject(line.number, "", "", TOO_LONG);
            } else if (line.text.isBlank() || !headerSeen && CsvText.isSeparator(line.text)) {
                continue;
            } else if (!headerSeen) {
                headerSeen = true;
            } else {
                row(line, format, sink);
            }
        }
        sink.pageEnd(false);
        lines.nameBreak(sink);
    }

    private void row(Line line, Format format, RecordSink sink) throws IOException {
        String record = record(line);
        List<String> cells = record == null ? null : withoutBlankEnd(CsvText.cells(record, head.delimiter()), header.width());
        if (cells == null) {
            sink.reject(line.number, "", "", "its quotes do not match");
        } else if (header.isHeader(cells)) {
            header(line, cells, format, sink);
        } else if (header.places() == null) {
            sink.reject(line.number, "", "", OTHER_FILE);
        } else if (cells.size() != header.width()) {
            sink.reject(line.number, "", "", "has " + cells.size() + " cells, the header has " + header.width());
        } else {
            CsvRow row = new CsvRow(line.number, header.places(), header.ambiguous(cells), cells);
            try {
                format.read(row, sink);
            } catch (BadValue bad) {
                sink.reject(line.number, bad);
                RejectedStart.hand(row, format, sink);
            }
        }
    }

    /** The header of a file that was joined to the first one is a row without anything to count. */
    private void header(Line line, List<String> cells, Format format, RecordSink sink) {
        header.change(cells, format);
        if (header.places() == null) {
            sink.reject(line.number, "", "", "is the header of another kind of file");
        } else {
            sink.empty();
            sink.pageEnd(false);
        }
    }

    /** Commas at the end of a row, which spreadsheets add, begin no cell. */
    private static List<String> withoutBlankEnd(List<String> cells, int width) {
        boolean isBlank = cells != null && cells.size() > width && cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
        return isBlank ? cells.subList(0, width) : cells;
    }

    /** The text of the row that begins on a line; null when its quotes never match on a row of the right width. */
    private String record(Line first) throws IOException {
        CsvQuotes quotes = new CsvQuotes(head.delimiter());
        quotes.line(first.text);
        if (!quotes.areOpen()) {
            return quotes.areBroken() ? null : first.text;
        }
        StringBuilder joined = new StringBuilder(first.text);
        Deque<Line> taken = new ArrayDeque<>();
        // The look ahead ends at the next quote that closes or breaks, so that no file is read twice over.
        while (quotes.areOpen() && joined.length() < LONGEST_LINE) {
            Line next = take();
            if (next == null || next.text == null) {
                if (next != null) {
                    taken.add(next);
                }
                break;
            }
            taken.add(next);
            joined.append('\n').append(next.text);
            quotes.line(next.text);
        }
        if (!quotes.areOpen() && !quotes.areBroken()) {
            List<String> cells = CsvText.cells(joined.toString(), head.delimiter());
            if (cells != null && cells.size() == header.width()) {
                return joined.toString();
            }
        }
        while (!taken.isEmpty()) {
            waiting.addFirst(taken.removeLast());
        }
        return null;
    }

    private Line take() throws IOException {
        if (!waiting.isEmpty()) {
            return waiting.removeFirst();
        }
        return lines.next() ? new Line(lines.number(), lines.tooLong() ? null : lines.text()) : null;
    }
}
