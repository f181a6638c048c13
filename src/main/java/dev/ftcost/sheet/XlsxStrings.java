package dev.ftcost.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a workbook, each stored once; a cell names its number. */
final class XlsxStrings {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int used;

    int number(String text) {
        used++;
        return numbers.computeIfAbsent(text, added -> numbers.size());
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"").append(used).append("\" uniqueCount=\"")
                .append(numbers.size()).append("\">");
        for (String text : numbers.keySet()) {
            xml.append("<si><t xml:space=\"preserve\">");
            escape(xml, text);
            xml.append("</t></si>");
        }
        return xml.append("</sst>").toString();
    }

    /** Text that is no markup, in ASCII alone. What XML has no place for is left out. */
    static void escape(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\'' -> xml.append("&apos;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        xml.append(c);
                    } else {
                        int code = text.codePointAt(i);
                        i += Character.charCount(code) - 1;
                        boolean known = c == '\t' || c == '\n' || c == '\r' || c > '~' && c < 0xD800 || code >= 0xE000 && code != 0xFFFE && code != 0xFFFF;
                        xml.append(known ? "&#x" + Integer.toHexString(code) + ";" : "");
                    }
                }
            }
        }
    }
}
