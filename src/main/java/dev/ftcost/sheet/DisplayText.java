package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A sheet as people see it: text cells, unknown as a dash, the lines of an amount adding up to its total. */
public final class DisplayText {
    public static final String UNKNOWN = "—";

    private DisplayText() {}

    /** The rows as text, in the order of the sheet; the total is the last one when there is one. */
    public static List<List<String>> rows(Sheet sheet) {
        List<List<String>> shown = new ArrayList<>();
        sheet.rows().forEach(row -> shown.add(new ArrayList<>()));
        for (int c = 0; c < sheet.columns().size(); c++) {
            List<String> cells = column(sheet, c);
            for (int r = 0; r < sheet.rows().size(); r++) {
                shown.get(r).add(cells.get(r));
            }
        }
        if (sheet.total() != null) {
            List<String> total = new ArrayList<>();
            for (int c = 0; c < sheet.columns().size(); c++) {
                Object cell = sheet.total().get(c);
                // A column without a sum is blank under the line, not unknown.
                boolean summed = sheet.columns().get(c).alignsRight();
                total.add(cell == null && !summed ? "" : cell(sheet.columns().get(c), cell));
            }
            shown.add(total);
        }
        return shown;
    }

    /** The cells of a column; under a total, the lines of amounts and of percentages add up to what it shows. */
    private static List<String> column(Sheet sheet, int c) {
        Column column = sheet.columns().get(c);
        List<Object> cells = new ArrayList<>();
        sheet.rows().forEach(row -> cells.add(row.get(c)));
        if (sheet.total() == null || column.type() != Column.Type.AMOUNT && column.type() != Column.Type.SHARE) {
            return cells.stream().map(cell -> cell(column, cell)).toList();
        }
        List<BigDecimal> lines = cells.stream().map(BigDecimal.class::cast).toList();
        if (column.type() == Column.Type.SHARE) {
            return Money.percentages(lines);
        }
        List<BigDecimal> cents = Money.shares(lines);
        List<String> shown = new ArrayList<>();
        for (int r = 0; r < lines.size(); r++) {
            shown.add(lines.get(r) == null ? UNKNOWN : Money.shown(lines.get(r), cents.get(r)));
        }
        return shown;
    }

    /** One cell on its own. */
    public static String cell(Column column, Object cell) {
        if (cell == null) {
            return UNKNOWN;
        }
        return switch (column.type()) {
            case TEXT -> visible((String) cell);
            case COUNT -> Money.count((Long) cell);
            case AMOUNT -> Money.shown((BigDecimal) cell);
            case RATE -> Money.exact((BigDecimal) cell);
            case UNIT_COST -> "$" + Money.grouped(((BigDecimal) cell).toPlainString());
            case SHARE -> Money.percent((BigDecimal) cell, (BigDecimal) cell);
            case DATE -> cell.toString();
            case FLAG -> (Boolean) cell ? "yes" : "no";
        };
    }

    /** Text that cannot move a cursor, hide or turn round: control and direction characters become their code. */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return withCodes(text);
            }
        }
        return text;
    }

    /**
     * Text that can neither control a terminal that shows it nor turn round what follows; else as it is, for programs compare names: an id with
     * a zero-width character in it is found again by its bytes.
     */
    static String harmless(String text) {
        if (text.codePoints().noneMatch(DisplayText::isHarmful)) {
            return text;
        }
        StringBuilder harmless = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHarmful(c)) {
                harmless.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
            } else {
                harmless.appendCodePoint(c);
            }
        });
        return harmless.toString();
    }

    /**
     * Controls but for tabs and line ends, which a quoted cell may have; marks, embeddings, overrides and isolates of direction, and what was
     * meant to change how letters and digits are drawn.
     */
    private static boolean isHarmful(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r' || c >= 0x200e && c <= 0x200f || c == 0x61c
                || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x206f;
    }

    private static String withCodes(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE) {
                visible.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
