package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The looks of a workbook's cells, by the number that a cell names; 0 is a cell without any. */
final class XlsxStyles {
    /** The first number that a format of our own may have, less one. */
    private static final int OWN_FORMATS = 165;
    private static final String NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>";
    private static final String RULE_ABOVE = "<border><left/><right/><top style=\"thin\"></top><bottom/><diagonal/></border>";
    private static final String FONT = "<sz val=\"11.00\"/><color rgb=\"FF000000\"/><name val=\"Calibri\"/></font>";

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> formats = new ArrayList<>();
    private boolean hasHead;
    private boolean hasTotal;

    XlsxStyles() {
        number(xf(0, 0, 0, 0, "/>"));
    }

    int head() {
        hasHead = true;
        return number(xf(0, 1, 2, 0, " applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"true\"/></xf>"));
    }

    /** @param format how numbers and dates are shown; null for a text */
    int line(String format) {
        return number(xf(format(format), 0, 0, 0, "/>"));
    }

    /** A cell of the total: bold, under a rule. */
    int total(String format) {
        hasTotal = true;
        return number(xf(format(format), 1, 0, 1, " applyBorder=\"1\"/>"));
    }

    private static String xf(int format, int font, int fill, int border, String end) {
        return "<xf numFmtId=\"" + format + "\" fontId=\"" + font + "\" fillId=\"" + fill + "\" borderId=\"" + border + "\" xfId=\"0\"" + end;
    }

    private int number(String xf) {
        return numbers.computeIfAbsent(xf, added -> numbers.size());
    }

    private int format(String format) {
        if (format == null) {
            return 0;
        }
        if (!formats.contains(format)) {
            formats.add(format);
        }
        return OWN_FORMATS + formats.indexOf(format);
    }

    String xml() {
        List<String> numberFormats = new ArrayList<>();
        for (String format : formats) {
            numberFormats.add("<numFmt numFmtId=\"" + (OWN_FORMATS + numberFormats.size()) + "\" formatCode=\"" + format + "\"/>");
        }
        List<String> fonts = hasHead || hasTotal ? List.of("<font>" + FONT, "<font><b/>" + FONT) : List.of("<font>" + FONT);
        List<String> fills = new ArrayList<>(List.of("<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>"));
        if (hasHead) {
            fills.add("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"E8EDF4\"/></patternFill></fill>");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + all("numFmts", numberFormats) + all("fonts", fonts) + all("fills", fills) + all("borders", hasTotal ? List.of(NO_BORDER, RULE_ABOVE) : List.of(NO_BORDER))
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + all("cellXfs", List.copyOf(numbers.keySet())) + all("dxfs", List.of()) + "</styleSheet>";
    }

    private static String all(String name, List<String> each) {
        return "<" + name + " count=\"" + each.size() + "\">" + String.join("", each) + "</" + name + ">";
    }
}
