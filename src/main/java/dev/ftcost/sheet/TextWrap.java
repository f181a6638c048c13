package dev.ftcost.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text broken at spaces to a width in cells of a terminal. */
public final class TextWrap {
    /** Where a path, a model or a list of columns is broken if it must be. */
    private static final String DELIMITERS = "/\\:,;|";

    private TextWrap() {}

    /** The text with each line that is longer than the width broken; what follows is indented. A longer word is broken, too. */
    public static String text(String text, int width) {
        return text.lines().map(line -> DisplayWidth.of(line) <= width ? line : hanging(line, width)).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private static String hanging(String line, int width) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String further = indent + (indent.isEmpty() ? "    " : "  ");
        List<String> lines = lines(parts(line.strip(), width - further.length()), width - further.length());
        return indent + String.join("\n" + further, lines);
    }

    /** The lines of a text; a word that is longer than the width stays whole. */
    static List<String> lines(String text, int width) {
        return lines(List.of(text.split(" ", -1)), width);
    }

    private static List<String> lines(List<String> words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : words) {
            int length = DisplayWidth.of(word);
            if (!line.isEmpty() && used + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            used += line.isEmpty() ? length : 1 + length;
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words of a text, those that are longer than the width in parts that fill it, broken after a delimiter in their second half. */
    private static List<String> parts(String text, int width) {
        List<String> parts = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            int from = 0;
            while (DisplayWidth.of(word.substring(from)) > width) {
                int end = Math.max(DisplayWidth.end(word, from, width), word.offsetByCodePoints(from, 1));
                for (int at = end; at > from + width / 2; at--) {
                    if (DELIMITERS.indexOf(word.charAt(at - 1)) >= 0) {
                        end = at;
                        break;
                    }
                }
                parts.add(word.substring(from, end));
                from = end;
            }
            parts.add(word.substring(from));
        }
        return parts;
    }

    /** The text cut in its middle: {@code ft:gpt-4o…:Bq7tKx2M}. */
    static String cut(String text, int width) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        int right = width / 2;
        int start = text.length();
        while (start > 0 && DisplayWidth.of(text.substring(text.offsetByCodePoints(start, -1))) <= right) {
            start = text.offsetByCodePoints(start, -1);
        }
        return text.substring(0, DisplayWidth.end(text, 0, width - 1 - right)) + "…" + text.substring(start);
    }
}
