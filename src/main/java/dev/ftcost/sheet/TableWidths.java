package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which columns of a table fit a width, and how wide each is. Numbers and dates are never narrowed; headings and texts of several words
 * are wrapped, other texts are cut in the middle, and columns that still do not fit are left out.
 *
 * @param shown the indexes of the columns that fit, in their order
 * @param widths the width of each column of the table
 */
record TableWidths(List<Integer> shown, int[] widths) {
    static final int GAP = 2;
    /** Wide enough for a base model with its date. */
    private static final int LEAST_NAME = 22;
    private static final int LEAST_SENTENCE = 16;
    private static final int LONGEST_PHRASE = 20;

    static TableWidths of(List<Column> columns, List<List<String>> rows, int width) {
        int[] natural = new int[columns.size()];
        int[] least = new int[columns.size()];
        for (int c = 0; c < natural.length; c++) {
            int column = c;
            int cells = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
            String heading = columns.get(c).heading();
            natural[c] = Math.max(cells, length(heading));
            int word = longestWord(heading);
            boolean isText = columns.get(c).type() == Column.Type.TEXT;
            int text = cells > LONGEST_PHRASE && isSentence(rows, c) ? LEAST_SENTENCE
                    : Math.min(LEAST_NAME, rows.stream().mapToInt(row -> longestWord(row.get(column))).max().orElse(0));
            least[c] = Math.max(isText ? text : cells, word);
        }
        List<Integer> shown = new ArrayList<>(IntStream.range(0, natural.length).boxed().toList());
        while (shown.size() > 1 && sum(least, shown) > width) {
            // The first column says what a row is about.
            shown.remove(shown.stream().skip(1).max(Comparator.comparingInt((Integer c) -> columns.get(c).rank()).thenComparing(c -> c))
                    .orElseThrow());
        }
        int spare = width - sum(least, shown);
        for (int c : shown.stream().sorted(Comparator.comparingInt(c -> natural[c] - least[c])).toList()) {
            int more = Math.max(0, Math.min(spare, natural[c] - least[c]));
            least[c] += more;
            spare -= more;
        }
        return new TableWidths(List.copyOf(shown), least);
    }

    private static boolean isSentence(List<List<String>> rows, int column) {
        return rows.stream().anyMatch(row -> row.get(column).indexOf(' ') >= 0);
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ", -1)).mapToInt(TableWidths::length).max().orElse(0);
    }

    static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static int sum(int[] widths, List<Integer> shown) {
        return shown.stream().mapToInt(c -> widths[c]).sum() + GAP * (shown.size() - 1);
    }
}
