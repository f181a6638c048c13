package dev.ftcost.sheet;

import java.util.List;

/** A sheet as a Markdown table; the total is its last row, bold. */
public final class MarkdownSheet {
    private static final String SPECIAL = "\\`*{}[]<>!|~&";

    private MarkdownSheet() {}

    public static String write(Sheet sheet) {
        StringBuilder text = new StringBuilder("|");
        for (Column column : sheet.columns()) {
            text.append(' ').append(escaped(column.heading())).append(" |");
        }
        text.append("\n|");
        for (Column column : sheet.columns()) {
            text.append(column.alignsRight() ? "---:|" : "---|");
        }
        text.append('\n');
        List<List<String>> rows = DisplayText.rows(sheet);
        for (int r = 0; r < rows.size(); r++) {
            text.append('|');
            for (int c = 0; c < sheet.columns().size(); c++) {
                String cell = sheet.columns().get(c).type() == Column.Type.TEXT ? escaped(rows.get(r).get(c)) : rows.get(r).get(c);
                boolean bold = r == sheet.rows().size() && !cell.isEmpty();
                text.append(' ').append(bold ? "**" + cell + "**" : cell).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Text that is text in Markdown, and no markup or HTML. */
    public static String escaped(String text) {
        String visible = DisplayText.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 8);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (SPECIAL.indexOf(c) >= 0 || c == '_' && !isInWord(visible, i) || isOfLink(visible, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Whether letters or digits stand on both sides: an underscore there makes nothing italic. */
    private static boolean isInWord(String text, int at) {
        return at > 0 && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** Whether a viewer would make a link of the word around this character, without any markup. */
    private static boolean isOfLink(String text, int at) {
        return text.startsWith("://", at) || text.charAt(at) == '.' && at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3);
    }
}
