package dev.ftcost.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a CSV file row by row and names every bad line. A row is a line; an open quote may carry it on to the next
 * ones, but only when that makes a whole row: a lone quote costs its own line and no other.
 */
final class CsvReader {
    static final int LONGEST_LINE = 1 << 20;
    /** A quoted cell over more lines than this is a quote that was never closed. */
    private static final int MOST_LINES = 50;

    private record Line(long number, String text) {}

    private final Lines lines;
    private final Head head;
    private final Deque<Line> waiting = new ArrayDeque<>();

    private CsvReader(InputStream in, Head head) {
        this.lines = new Lines(in, LONGEST_LINE);
        this.head = head;
    }

    static void read(InputStream in, Head head, Format format, RowSink sink) throws IOException {
        new CsvReader(in, head).read(format, sink);
    }

    private void read(Format format, RowSink sink) throws IOException {
        Map<String, Integer> header = new LinkedHashMap<>();
        for (int i = 0; i < head.header().size(); i++) {
            header.putIfAbsent(head.header().get(i), i);
        }
        boolean headerSeen = false;
        for (Line line = take(); line != null; line = take()) {
            if (line.text == null) {
                sink.reject(line.number, "", "", "the line is longer than 1 MiB");
            } else if (line.text.isBlank()) {
                continue;
            } else if (!headerSeen) {
                headerSeen = true;
            } else {
                row(line, header, format, sink);
            }
        }
    }

    private void row(Line line, Map<String, Integer> header, Format format, RowSink sink) throws IOException {
        String record = record(line, head.header().size());
        List<String> cells = record == null ? null : withoutBlankEnd(CsvText.cells(record, head.delimiter()), head.header().size());
        if (cells == null) {
            sink.reject(line.number, "", "", "a quote is opened and not closed");
        } else if (cells.size() != head.header().size()) {
            sink.reject(line.number, "", "", "has " + cells.size() + " cells, the header has " + head.header().size());
        } else {
            try {
                format.read(new CsvRow(line.number, header, cells), sink);
            } catch (BadValue bad) {
                sink.reject(line.number, bad);
            }
        }
    }

    /** A comma at the end of a row begins no cell; the scan sees it so too. */
    private static List<String> withoutBlankEnd(List<String> cells, int width) {
        return cells != null && cells.size() == width + 1 && cells.get(width).isEmpty() ? cells.subList(0, width) : cells;
    }

    /** The text of the row that begins on a line; null when its quote never closes on a row of the right width. */
    private String record(Line first, int width) throws IOException {
        if (!CsvText.isOpen(first.text, head.delimiter())) {
            return first.text;
        }
        StringBuilder joined = new StringBuilder(first.text);
        Deque<Line> taken = new ArrayDeque<>();
        while (taken.size() < MOST_LINES && joined.length() < LONGEST_LINE) {
            Line next = take();
            if (next == null) {
                break;
            }
            taken.add(next);
            if (next.text == null) {
                break;
            }
            joined.append('\n').append(next.text);
            if (!CsvText.isOpen(joined.toString(), head.delimiter())) {
                List<String> cells = CsvText.cells(joined.toString(), head.delimiter());
                if (cells != null && cells.size() == width) {
                    return joined.toString();
                }
                break;
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
