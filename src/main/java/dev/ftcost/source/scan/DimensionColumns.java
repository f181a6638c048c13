package dev.ftcost.source.scan;

import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.record.Dimensions;
import dev.ftcost.source.row.PlainText;
import dev.ftcost.usage.Confidential;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of names that are side by side in a CSV file: {@code api_key_id,model,batch,service_tier}. They repeat
 * together, so that they are looked up together, and taken apart only when they are met for the first time.
 *
 * @param names of the columns, from the first to the last
 */
record DimensionColumns(int firstColumn, List<String> names, char delimiter) {
    /** Every column of names. */
    static final List<String> COLUMNS = List.of("project_id", "user_id", "api_key_id", "model", "batch", "service_tier");

    DimensionColumns {
        names = List.copyOf(names);
    }

    int lastColumn() {
        return firstColumn + names.size() - 1;
    }

    /** The runs of a header. @param withUsers whether users stay apart */
    static List<DimensionColumns> of(FileHead head, boolean withUsers) {
        List<String> wanted = withUsers ? COLUMNS : COLUMNS.stream().filter(column -> !column.equals("user_id")).toList();
        List<String> header = head.header();
        List<DimensionColumns> runs = new ArrayList<>();
        int column = 0;
        while (column < header.size()) {
            int end = column;
            while (end < header.size() && wanted.contains(header.get(end)) && header.indexOf(header.get(end)) == end) {
                end++;
            }
            if (end > column) {
                runs.add(new DimensionColumns(column, header.subList(column, end), head.delimiter()));
            }
            column = end + 1;
        }
        return runs;
    }

    /** The cells of the run, without quotes around them. */
    private List<String> cells(String text) {
        List<String> cells = new ArrayList<>(names.size());
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            cells.add(unquoted(text.substring(from, at)));
            from = at + 1;
        }
        cells.add(unquoted(text.substring(from)));
        return cells;
    }

    private static String unquoted(String cell) {
        return cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }

    /**
     * The dimensions; null where one is blank or of another run. Null when they cannot be taken as they are: blanks around a name are
     * left to the careful reader to take off.
     */
    Dimensions read(String text) {
        List<String> cells = cells(text);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.startsWith(" ") || cell.endsWith(" ") || PlainText.isTooLong(cell) || names.get(i).equals("batch") && !isFlag(cell)) {
                return null;
            }
        }
        String batch = of("batch", cells);
        return new Dimensions(of("project_id", cells), of("user_id", cells), of("api_key_id", cells), of("model", cells),
                batch == null ? null : (Boolean) batch.equalsIgnoreCase("true"), of("service_tier", cells));
    }

    private String of(String column, List<String> cells) {
        int at = names.indexOf(column);
        return at < 0 || cells.get(at).isEmpty() ? null : Confidential.masked(cells.get(at));
    }

    private static boolean isFlag(String cell) {
        return cell.isEmpty() || cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
    }
}
