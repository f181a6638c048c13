package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text broken at spaces to a width in characters. */
public final class TextWrap {
    private TextWrap() {}

    /** The text with each line that is longer than the width broken; what follows is indented. A word is never broken. */
    public static String text(String text, int width) {
        return text.lines().map(line -> line.length() <= width ? line : hanging(line, width)).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private static String hanging(String line, int width) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String further = indent + (indent.isEmpty() ? "    " : "  ");
        List<String> lines = lines(line.strip(), width - further.length());
        return indent + String.join("\n" + further, lines);
    }

    /** The lines of a text; a word that is longer than the width stays whole. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text cut in its middle: {@code ft:gpt-4o…:Bq7tKx2M}. */
    static String cut(String text, int width) {
        int length = text.codePointCount(0, text.length());
        if (length <= width) {
            return text;
        }
        int end = width / 2;
        int start = width - 1 - end;
        return text.substring(0, text.offsetByCodePoints(0, start)) + "…" + text.substring(text.offsetByCodePoints(text.length(), -end));
    }
}
