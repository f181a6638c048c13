package dev.ftcost.source.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.FileHead.Container;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.JsonValues;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Looks further into a JSON file whose first object is longer than the usual look: an answer with an image in it, or a page whose times
 * stand behind its results. The text is streamed, so that a long string takes no memory.
 */
public final class LongHead {
    private static final int BEHIND_FIRST = 1 << 20;
    private static final int ENOUGH_ITEMS = 50;

    private final List<JsonRow> items = new ArrayList<>();
    private JsonParser parser;
    private long firstEnd;
    private boolean isFirstOnOneLine;

    private LongHead() {}

    /**
     * @param start what was read of the file
     * @param rest what follows it
     */
    public static FileHead json(byte[] start, InputStream rest) throws IOException {
        return new LongHead().read(start, rest);
    }

    private FileHead read(byte[] start, InputStream rest) throws IOException {
        Limited further = new Limited(rest, FileHead.LONGEST_LOOK - start.length);
        InputStreamReader text = new InputStreamReader(whole(start, further), StandardCharsets.UTF_8);
        JsonRow open = null;
        try (JsonParser streamed = JsonValues.FACTORY.createParser(text)) {
            parser = streamed;
            JsonValues values = new JsonValues(streamed, 1, false, null, new HashSet<>(), this::take);
            try {
                values.all();
            } catch (Enough e) {
                // The first objects say what the file is.
            } catch (JacksonException e) {
                open = values.open();
            }
        }
        if (items.isEmpty()) {
            return new FileHead(Container.JSON_DOCUMENT, (char) 0, List.of(), open == null ? List.of() : soFar(open), further.left == 0);
        }
        JsonRow first = items.get(0);
        boolean isLine = isFirstOnOneLine && firstEnd < JsonReader.LONGEST_LINE && first.bucket() == null && first.from().isEmpty()
                && start[0] == '{';
        Container container = !isLine ? Container.JSON_DOCUMENT
                : FileHeadReader.isChunk(first) ? Container.EVENT_STREAM : Container.JSON_LINES;
        return new FileHead(container, (char) 0, List.of(), items);
    }

    private void take(JsonRow item) {
        if (item.isPageEnd() || item.isUnread()) {
            return;
        }
        long at = parser.currentLocation().getCharOffset();
        if (items.isEmpty()) {
            firstEnd = at;
            isFirstOnOneLine = parser.currentLocation().getLineNr() == item.line();
        }
        items.add(item);
        if (items.size() == ENOUGH_ITEMS || at > firstEnd + BEHIND_FIRST) {
            throw new Enough();
        }
    }

    /** What is known of an object that does not end within the look: its first keys, and the rows in it. */
    private static List<JsonRow> soFar(JsonRow open) {
        List<JsonRow> known = new ArrayList<>(List.of(open));
        for (String rows : JsonValues.ROWS) {
            open.items(rows).stream().filter(row -> row != null).limit(ENOUGH_ITEMS).forEach(known::add);
        }
        return known;
    }

    /** Looks for the first chunks of an event stream. */
    public static FileHead eventStream(byte[] start, InputStream rest) throws IOException {
        List<JsonRow> items = new ArrayList<>();
        Lines lines = new Lines(whole(start, new Limited(rest, FileHead.LONGEST_LOOK - start.length)), JsonReader.LONGEST_LINE);
        while (items.size() < ENOUGH_ITEMS && lines.bytes() < FileHead.LONGEST_LOOK && lines.next()
                && (items.isEmpty() || lines.bytes() < start.length + BEHIND_FIRST)) {
            if (!lines.tooLong() && lines.text().startsWith("data:")) {
                FileHeadReader.parse(lines.text().substring("data:".length()), items);
            }
        }
        return new FileHead(Container.EVENT_STREAM, (char) 0, List.of(), items);
    }

    private static InputStream whole(byte[] start, Limited further) {
        return new SequenceInputStream(new ByteArrayInputStream(start), further);
    }

    /** Ends the reading when enough is seen. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /** Ends where the look ends, or where the packing of the file is broken; that is named when the rows are read. */
    private static final class Limited extends FilterInputStream {
        private int left;

        Limited(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int count = left == 0 ? -1 : super.read(target, offset, Math.min(length, left));
                left -= Math.max(count, 0);
                return count;
            } catch (BrokenOffException e) {
                return -1;
            }
        }
    }
}
