package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a CSV file, addressed by the names in the header. */
public final class CsvRow extends Row {
    private final Map<String, Integer> header;
    private final Set<String> ambiguous;
    private final List<String> cells;

    /** @param ambiguous columns of which nobody can tell which of several cells holds */
    public CsvRow(long line, Map<String, Integer> header, Set<String> ambiguous, List<String> cells) {
        super(line);
        this.header = header;
        this.ambiguous = ambiguous;
        this.cells = cells;
    }

    @Override
    public Set<String> names() {
        return header.keySet();
    }

    @Override
    public boolean has(String name) {
        return header.containsKey(name);
    }

    @Override
    protected String raw(String name) throws BadValue {
        if (ambiguous.contains(name)) {
            throw new BadValue(name, "", "appears more than once in the header, with different values here");
        }
        Integer index = header.get(name);
        if (index == null) {
            return null;
        }
        String cell = cells.get(index);
        return cell.isBlank() ? null : cell.strip();
    }

    @Override
    public JsonRow object(String name) throws BadValue {
        return JsonRow.parse(name, raw(name), line());
    }

    @Override
    protected boolean isAmbiguous(String number) {
        return SpreadsheetNumber.isAmbiguous(number);
    }
}
