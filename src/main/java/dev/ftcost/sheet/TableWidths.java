package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which columns of a table fit a width, and how wide each is. Numbers and dates are never narrowed; headings and phrases are wrapped,
 * names are cut in the middle, long sentences go below their row, and columns that still do not fit are left out: first those
 * without a value, then by rank.
 *
 * @param shown the indexes of the columns that fit, in their order
 * @param below the indexes of the columns whose cells are lines below their row
 * @param widths the width of each column of the table
 */
record TableWidths(List<Integer> shown, List<Integer> below, int[] widths) {
    static final int GAP = 2;
    /** Wide enough for a base model with its date. */
    private static final int LEAST_NAME = 22;
    private static final int LEAST_SENTENCE = 16;
    private static final int LONGEST_PHRASE = 20;
    private static final int LONG_SENTENCE = 40;
    private static final int PHRASE_LINES = 2;

    static TableWidths of(List<Column> columns, List<List<String>> rows, int width) {
        int[] natural = new int[columns.size()];
        int[] least = new int[columns.size()];
        List<Integer> below = new ArrayList<>();
        for (int c = 0; c < natural.length; c++) {
            String heading = columns.get(c).heading();
            int cells = cells(rows, c);
            natural[c] = Math.max(cells, length(heading));
            least[c] = Math.max(columns.get(c).type() == Column.Type.TEXT ? leastText(rows, c, cells) : cells, longestWord(heading));
            if (c > 0 && columns.get(c).type() == Column.Type.TEXT && columns.get(c).rank() == 0 && cells > LONG_SENTENCE
                    && isSentence(rows, c)) {
                below.add(c);
            }
        }
        List<Integer> shown = new ArrayList<>(IntStream.range(0, natural.length).boxed().toList());
        if (sum(natural, shown) <= width) {
            return new TableWidths(List.copyOf(shown), List.of(), natural);
        }
        shown.removeAll(below);
        Comparator<Integer> dispensable = Comparator.comparing((Integer c) -> !hasValue(rows, c)).thenComparing(c -> columns.get(c).rank())
                .thenComparing(c -> c);
        while (shown.size() > 1 && sum(least, shown) > width) {
            // The first column says what a row is about.
            shown.remove(shown.stream().skip(1).max(dispensable).orElseThrow());
        }
        int spare = width - sum(least, shown);
        Comparator<Integer> mostUseful = Comparator.comparing((Integer c) -> columns.get(c).type() != Column.Type.TEXT)
                .thenComparing(c -> natural[c] - least[c]);
        for (int c : shown.stream().sorted(mostUseful).toList()) {
            int more = Math.max(0, Math.min(spare, natural[c] - least[c]));
            least[c] += more;
            spare -= more;
        }
        return new TableWidths(List.copyOf(shown), List.copyOf(below), least);
    }

    private static int leastText(List<List<String>> rows, int column, int cells) {
        int word = rows.stream().mapToInt(row -> longestWord(row.get(column))).max().orElse(0);
        if (!isSentence(rows, column)) {
            return Math.min(LEAST_NAME, word);
        }
        if (cells > LONGEST_PHRASE) {
            return LEAST_SENTENCE;
        }
        int width = word;
        while (width < cells && !fits(rows, column, width)) {
            width++;
        }
        return width;
    }

    private static boolean fits(List<List<String>> rows, int column, int width) {
        return rows.stream().allMatch(row -> TextWrap.lines(row.get(column), width).size() <= PHRASE_LINES);
    }

    private static boolean hasValue(List<List<String>> rows, int column) {
        return rows.stream().anyMatch(row -> !isBlank(row.get(column)));
    }

    static boolean isBlank(String cell) {
        return cell.isBlank() || cell.equals(DisplayText.UNKNOWN);
    }

    private static boolean isSentence(List<List<String>> rows, int column) {
        return rows.stream().anyMatch(row -> row.get(column).indexOf(' ') >= 0);
    }

    private static int cells(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ", -1)).mapToInt(TableWidths::length).max().orElse(0);
    }

    static int length(String cell) {
        return DisplayWidth.of(cell);
    }

    private static int sum(int[] widths, List<Integer> shown) {
        return shown.stream().mapToInt(c -> widths[c]).sum() + GAP * (shown.size() - 1);
    }
}
