package dev.ftcost.source.read;

import com.fasterxml.jackson.core.JacksonException;
import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.ByteOrderMark;
import dev.ftcost.source.bytes.CarriageReturns;
import dev.ftcost.source.bytes.CsvText;
import dev.ftcost.source.format.FileHead.Container;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.JsonStream;
import dev.ftcost.source.row.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Looks at the first bytes of a file and says how its rows are laid out. */
public final class FileHeadReader {
    private static final int LENGTH = 1 << 18;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int ENOUGH_ITEMS = 50;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final char[] DELIMITERS = {',', '\t', ';'};

    private FileHeadReader() {}

    public static FileHead read(InputStream in) throws IOException {
        byte[] bytes = start(in);
        FileHead head = read(bytes, in);
        return CarriageReturns.endLinesOf(bytes) ? head.withReturns() : head;
    }

    private static FileHead read(byte[] bytes, InputStream in) throws IOException {
        if (Arrays.equals(PARQUET, Arrays.copyOf(bytes, PARQUET.length))) {
            return new FileHead(Container.PARQUET, (char) 0, List.of(), List.of());
        }
        Packing packing = Packing.of(bytes);
        if (packing != null) {
            return FileHead.unread(packing.words());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.stripLeading();
        boolean whole = bytes.length < LENGTH - ByteOrderMark.LENGTH;
        if (start.isEmpty()) {
            return whole ? new FileHead(Container.EMPTY, (char) 0, List.of(), List.of())
                    : FileHead.unread("it begins with 256 KiB of blank lines");
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            FileHead head = json(start, whole);
            // An object that does not end, or that has more keys than are read, shows its first ones.
            return !head.items().isEmpty() ? head : LongHead.json(start.getBytes(StandardCharsets.UTF_8), in);
        }
        if (start.matches("(?s)(data|event|id|retry)?:.*")) {
            FileHead head = eventStream(start);
            return whole || !head.items().isEmpty() ? head : LongHead.eventStream(start.getBytes(StandardCharsets.UTF_8), in);
        }
        FileHead csv = csv(start);
        List<String> later = start.lines().filter(line -> !line.isBlank()).skip(1).toList();
        long objects = later.stream().filter(FileHeadReader::isObject).count();
        // A log whose first line is broken is a log.
        return objects > (csv.isCsv() ? later.size() / 2 : 0) ? json(start, true) : csv;
    }

    /** As much of the beginning as there is; a break in the packing is named when the rows are read. */
    private static byte[] start(InputStream in) throws IOException {
        byte[] bytes = new byte[LENGTH];
        int length = 0;
        try {
            for (int count = 0; count >= 0 && length < LENGTH; length += Math.max(count, 0)) {
                count = in.read(bytes, length, LENGTH - length);
            }
        } catch (BrokenOffException e) {
            // What came before is what there is to see.
            return ByteOrderMark.without(bytes, length);
        }
        return ByteOrderMark.without(bytes, length);
    }

    private static FileHead csv(String text) {
        if (CsvText.isSeparator(text.lines().findFirst().orElse(""))) {
            String below = text.substring(text.lines().findFirst().orElse("").length()).stripLeading();
            return below.isEmpty() ? new FileHead(Container.UNKNOWN, (char) 0, List.of(), List.of()) : csv(below).belowSeparator();
        }
        String first = text.lines().findFirst().orElse("");
        if (first.indexOf('\0') >= 0 || first.indexOf('\uFFFD') >= 0) {
            return new FileHead(Container.UNKNOWN, (char) 0, List.of(), List.of());
        }
        if (first.length() > LONGEST_HEADER) {
            return FileHead.unread("its first line is longer than 65,536 characters");
        }
        char delimiter = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            if (count(first, candidate) > count(first, delimiter)) {
                delimiter = candidate;
            }
        }
        List<String> cells = CsvText.cells(first, delimiter);
        if (cells == null || cells.size() < 2) {
            String unpacked = fromBase64(first);
            return !unpacked.isEmpty() ? csv(unpacked) : new FileHead(Container.UNKNOWN, (char) 0, List.of(), List.of());
        }
        return new FileHead(Container.CSV, delimiter, cells.stream().map(String::strip).toList(), List.of());
    }

    /** The files API hands out the metrics of a job in base64. */
    private static String fromBase64(String line) {
        String start = line.strip();
        if (!start.startsWith("c3RlcC")) {
            return "";
        }
        try {
            return new String(Base64.getMimeDecoder().decode(start.substring(0, start.length() / 4 * 4)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private static FileHead json(String text, boolean whole) throws IOException {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > 1 && isOnePerLine(lines)) {
            return lines(lines, text);
        }
        List<JsonRow> items = new ArrayList<>();
        JsonRow envelope = JsonStream.read(new StringReader(text), item -> addUpTo(items, item), (line, reason) -> {});
        // A first line that goes beyond the head is a page when it opens one, else the first of a log.
        boolean page = envelope != null || items.stream().anyMatch(item -> item.bucket() != null) || text.startsWith("[");
        if (lines.size() == 1 && !whole && !page) {
            return lines(lines, text);
        }
        return new FileHead(Container.JSON_DOCUMENT, (char) 0, List.of(), items.isEmpty() && envelope != null ? List.of(envelope) : items);
    }

    private static boolean isOnePerLine(List<String> lines) {
        String first = lines.get(0).strip();
        boolean opens = first.endsWith("{") || first.endsWith("[") || first.endsWith(",");
        return parses(first) || !opens && lines.stream().skip(1).anyMatch(FileHeadReader::isObject);
    }

    private static FileHead lines(List<String> lines, String text) throws IOException {
        List<JsonRow> items = new ArrayList<>();
        for (String line : lines) {
            parse(line, items);
            if (items.size() == ENOUGH_ITEMS) {
                break;
            }
        }
        if (items.isEmpty()) {
            JsonRow envelope = JsonStream.read(new StringReader(text), item -> addUpTo(items, item), (line, reason) -> {});
            items.addAll(items.isEmpty() && envelope != null ? List.of(envelope) : List.of());
        }
        // The first chunk of Azure names no kind.
        boolean stream = items.stream().filter(item -> !"".equals(item.peek("object"))).findFirst().filter(FileHeadReader::isChunk)
                .isPresent();
        return new FileHead(stream ? Container.EVENT_STREAM : Container.JSON_LINES, (char) 0, List.of(), items);
    }

    public static boolean isChunk(JsonRow item) {
        String type = item.peek("type");
        boolean event = type != null && type.startsWith("response.") && (item.has("sequence_number") || item.item("response") != null);
        return event || "chat.completion.chunk".equals(item.peek("object"));
    }

    private static FileHead eventStream(String text) throws IOException {
        List<JsonRow> items = new ArrayList<>();
        for (String line : text.lines().filter(line -> line.startsWith("data:")).limit(ENOUGH_ITEMS).toList()) {
            JsonStream.read(new StringReader(line.substring(5)), item -> addUpTo(items, item), (number, reason) -> {});
        }
        return new FileHead(Container.EVENT_STREAM, (char) 0, List.of(), items);
    }

    private static void addUpTo(List<JsonRow> items, JsonRow item) {
        if (items.size() < ENOUGH_ITEMS && !item.isPageEnd() && !item.isUnread()) {
            items.add(item);
        }
    }

    private static boolean isObject(String line) {
        return line.stripLeading().startsWith("{") && parses(line);
    }

    private static boolean parses(String line) {
        return parse(line, new ArrayList<>());
    }

    /** Adds the objects of a line. @return whether it parses to its end */
    public static boolean parse(String line, List<JsonRow> items) {
        try {
            JsonValues.ofLine(line, 1, item -> addUpTo(items, item));
            return true;
        } catch (JacksonException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
