package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A sheet as lines for a terminal: columns aligned, a rule above the total, no line longer than a width. */
public final class TextSheet {
    private static final String GAP = " ".repeat(TableWidths.GAP);
    private static final String INDENT = "    ";

    private final List<Column> columns;
    private final TableWidths fit;
    private final StringBuilder text = new StringBuilder();

    private TextSheet(List<Column> columns, TableWidths fit) {
        this.columns = columns;
        this.fit = fit;
    }

    public static String write(Sheet sheet) {
        return write(sheet, Integer.MAX_VALUE);
    }

    /** @param width in characters; at most this wide, columns that do not fit are named below the table */
    public static String write(Sheet sheet, int width) {
        List<List<String>> rows = DisplayText.rows(sheet);
        return new TextSheet(sheet.columns(), TableWidths.of(sheet.columns(), rows, width)).table(rows, sheet.rows().size(), width);
    }

    private String table(List<List<String>> rows, int count, int width) {
        row(columns.stream().map(Column::heading).toList(), true);
        rule();
        for (int r = 0; r < rows.size(); r++) {
            if (r == count) {
                rule();
            }
            row(rows.get(r), false);
            below(rows.get(r), width);
        }
        List<String> omitted = IntStream.range(0, columns.size()).filter(c -> !fit.shown().contains(c) && !fit.below().contains(c))
                .mapToObj(c -> columns.get(c).heading()).toList();
        if (!omitted.isEmpty()) {
            text.append(TextWrap.text("Columns not shown at this width: " + String.join(", ", omitted) + ".\n", width));
        }
        return text.toString();
    }

    private void row(List<String> cells, boolean heading) {
        List<List<String>> blocks = new ArrayList<>();
        fit.shown().forEach(c -> blocks.add(block(cells.get(c), heading || columns.get(c).type() == Column.Type.TEXT, fit.widths()[c])));
        int height = blocks.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            int start = text.length();
            for (int i = 0; i < blocks.size(); i++) {
                int c = fit.shown().get(i);
                String cell = line < blocks.get(i).size() ? blocks.get(i).get(line) : "";
                String space = " ".repeat(fit.widths()[c] - TableWidths.length(cell));
                text.append(i == 0 ? "" : GAP).append(columns.get(c).alignsRight() ? space + cell : cell + space);
            }
            while (text.length() > start && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
        }
    }

    private void below(List<String> cells, int width) {
        fit.below().stream().map(cells::get).filter(cell -> !TableWidths.isBlank(cell))
                .forEach(cell -> TextWrap.lines(cell, width - INDENT.length())
                        .forEach(line -> text.append(INDENT).append(TextWrap.cut(line, width - INDENT.length())).append('\n')));
    }

    /** A cell as lines that fit; a number is one line always. */
    private static List<String> block(String cell, boolean wraps, int width) {
        if (!wraps || TableWidths.length(cell) <= width) {
            return List.of(cell);
        }
        return TextWrap.lines(cell, width).stream().map(line -> TextWrap.cut(line, width)).toList();
    }

    private void rule() {
        for (int i = 0; i < fit.shown().size(); i++) {
            text.append(i == 0 ? "" : GAP).append("─".repeat(fit.widths()[fit.shown().get(i)]));
        }
        text.append('\n');
    }
}
