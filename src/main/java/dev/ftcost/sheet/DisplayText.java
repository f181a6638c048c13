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
            Column column = sheet.columns().get(c);
            List<BigDecimal> shares = column.type() == Column.Type.AMOUNT && sheet.total() != null ? shares(sheet, c) : null;
            for (int r = 0; r < sheet.rows().size(); r++) {
                Object cell = sheet.rows().get(r).get(c);
                shown.get(r).add(shares == null || cell == null ? cell(column, cell) : Money.shown((BigDecimal) cell, shares.get(r)));
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

    private static List<BigDecimal> shares(Sheet sheet, int column) {
        List<BigDecimal> lines = new ArrayList<>();
        sheet.rows().forEach(row -> lines.add((BigDecimal) row.get(column)));
        return Money.shares(lines);
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

    /** Text that can neither control a terminal that shows it nor turn round what follows; else as it is, for programs compare names. */
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

    /** Controls but for tabs and line ends, which a quoted cell may have; marks, embeddings, overrides and isolates of direction. */
    private static boolean isHarmful(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r' || c >= 0x200e && c <= 0x200f || c == 0x61c
                || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
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
