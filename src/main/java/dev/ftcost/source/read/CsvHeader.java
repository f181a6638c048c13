package dev.ftcost.source.read;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns by which the rows of a CSV file are read: those of its first line, until files that were joined bring a header of their own. */
public final class CsvHeader {
    private static final int ENOUGH_NAMES = 2;

    private final FileHead head;
    private final Set<String> names;
    private List<String> columns;
    private Map<String, Integer> places;
    /** The places of the columns that have a name together. */
    private Map<String, List<Integer>> repeated;

    public CsvHeader(FileHead head) {
        this.head = head;
        this.names = new HashSet<>(head.header());
        names.remove("");
        begin(head.header());
    }

    private void begin(List<String> header) {
        columns = header;
        places = new LinkedHashMap<>();
        repeated = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            Integer first = places.putIfAbsent(header.get(i), i);
            if (first != null) {
                repeated.computeIfAbsent(header.get(i), name -> new ArrayList<>(List.of(first))).add(i);
            }
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

    /** The columns that stand more than once and say different things in a row. */
    public Set<String> ambiguous(List<String> cells) {
        if (repeated.isEmpty()) {
            return Set.of();
        }
        return repeated.entrySet().stream()
                .filter(each -> each.getValue().stream().map(place -> cells.get(place).strip()).distinct().count() > 1)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
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
