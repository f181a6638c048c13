package dev.ftcost.source;

import com.fasterxml.jackson.core.JacksonException;
import dev.ftcost.source.Head.Container;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the first bytes of a file and says how its rows are laid out. */
final class HeadReader {
    private static final int LENGTH = 1 << 18;
    private static final int ENOUGH_ITEMS = 50;
    private static final char[] DELIMITERS = {',', '\t', ';'};

    private HeadReader() {}

    static Head read(InputStream in) throws IOException {
        byte[] bytes = ByteOrderMark.skip(in).readNBytes(LENGTH);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return new Head(Container.EMPTY, (char) 0, List.of(), List.of());
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            return json(text, start, bytes.length < LENGTH);
        }
        if (start.startsWith("data:") || start.startsWith("event:") || start.startsWith(":")) {
            return eventStream(text);
        }
        return csv(start);
    }

    private static Head csv(String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.length() > CsvReader.LONGEST_LINE / 16 || first.indexOf('\0') >= 0 || first.indexOf('\uFFFD') >= 0) {
            return new Head(Container.UNKNOWN, (char) 0, List.of(), List.of());
        }
        char delimiter = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            if (count(first, candidate) > count(first, delimiter)) {
                delimiter = candidate;
            }
        }
        List<String> cells = CsvText.cells(first, delimiter);
        if (cells == null || cells.size() < 2) {
            return new Head(Container.UNKNOWN, (char) 0, List.of(), List.of());
        }
        return new Head(Container.CSV, delimiter, cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList(), List.of());
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private static Head json(String text, String start, boolean whole) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(ENOUGH_ITEMS).toList();
        boolean firstIsWhole = isObject(lines.get(0)) || isArray(lines.get(0));
        boolean later = lines.stream().skip(1).anyMatch(line -> line.startsWith("{") && isObject(line));
        boolean onePerLine = firstIsWhole ? lines.size() > 1 : later || lines.size() == 1 && !whole && !start.startsWith("[") && !isEnvelope(start);
        if (onePerLine) {
            List<Item> items = new ArrayList<>();
            lines.forEach(line -> items.addAll(items(line)));
            return new Head(Container.JSON_LINES, (char) 0, List.of(), items);
        }
        return new Head(Container.JSON_DOCUMENT, (char) 0, List.of(), items(text));
    }

    private static boolean isEnvelope(String start) {
        return start.substring(0, Math.min(200, start.length())).replaceAll("\\s", "").matches("(?s)\\{(\"object\":\"(list|page)\",)?\"data\":.*");
    }

    private static Head eventStream(String text) {
        List<Item> items = new ArrayList<>();
        text.lines().filter(line -> line.startsWith("data:")).limit(ENOUGH_ITEMS).forEach(line -> items.addAll(items(line.substring(5))));
        return new Head(Container.EVENT_STREAM, (char) 0, List.of(), items);
    }

    /** The objects up to where the text breaks off or is broken. */
    private static List<Item> items(String text) {
        List<Item> items = new ArrayList<>();
        try {
            JsonValues.ofDocument(new StringReader(text), item -> {
                if (items.size() < ENOUGH_ITEMS) {
                    items.add(item);
                }
            });
        } catch (IOException e) {
            // The head is cut off somewhere; what came before is what there is to see.
            return items;
        }
        return items;
    }

    private static boolean isObject(String line) {
        return line.stripLeading().startsWith("{") && parses(line);
    }

    private static boolean isArray(String line) {
        return line.stripLeading().startsWith("[") && parses(line);
    }

    private static boolean parses(String line) {
        try {
            JsonValues.ofLine(line, 1, item -> { });
            return true;
        } catch (JacksonException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
