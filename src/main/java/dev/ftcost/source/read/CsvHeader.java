package dev.ftcost.source.read;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns by which the rows of a CSV file are read: those of its first line, until files that were joined bring a header of their own. */
public final class CsvHeader {
    private static final int ENOUGH_NAMES = 2;

    private final FileHead head;
    private final Set<String> names;
    private List<String> columns;
    private Map<String, Integer> places;

    public CsvHeader(FileHead head) {
        this.head = head;
        this.names = new HashSet<>(head.header());
        names.remove("");
        begin(head.header());
    }

    private void begin(List<String> header) {
        columns = header;
        places = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
    }

    /** How many cells a row has. */
    public int width() {
        return columns.size();
    }

    /** Where each column stands; null below a header of another kind of file. */
    public Map<String, Integer> places() {
        return places;
    }

    /** Whether a line is a header and no row: it has names of columns, and nothing that begins like a number or a time. */
    public boolean isHeader(List<String> cells) {
        int known = 0;
        for (String cell : cells) {
            String text = cell.strip();
            if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
                return false;
            }
            known += names.contains(text) ? 1 : 0;
        }
        return known >= ENOUGH_NAMES;
    }

    /** Whether a header has the columns of the file's first line, in its order. */
    public boolean isSame(List<String> cells) {
        return cells.stream().map(String::strip).toList().equals(head.header());
    }

    /** Reads what follows by another header. */
    public void change(List<String> cells, Format format) {
        begin(cells.stream().map(String::strip).toList());
        if (!format.recognises(new FileHead(head.container(), head.delimiter(), columns, List.of()))) {
            places = null;
        }
    }
}
