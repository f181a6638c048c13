package dev.ftcost.source.row;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import dev.ftcost.source.bytes.BrokenOffException;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A JSON text of any length, of one or more values. A fault costs the row that it is in: the rows before it have been
 * handed over, and reading goes on at the next object that begins as rows do.
 */
public final class JsonStream {
    /** Takes the faults of a text. */
    public interface Faults {
        void fault(long line, String reason);
    }

    private final JsonText text;
    private final Consumer<JsonRow> items;
    private final Faults faults;
    private final Set<String> rowStarts = new HashSet<>();
    private JsonRow envelope;
    private long line = 1;

    private JsonStream(Reader text, Consumer<JsonRow> items, Faults faults) {
        this.text = new JsonText(text);
        this.items = items;
        this.faults = faults;
    }

    /** @return the last envelope, with its own fields; null when there was none */
    public static JsonRow read(Reader text, Consumer<JsonRow> items, Faults faults) throws IOException {
        JsonStream document = new JsonStream(text, items, faults);
        try {
            document.read();
        } catch (BrokenOffException e) {
            faults.fault(document.line, BrokenOffException.REASON);
        }
        return document.envelope;
    }

    private void read() throws IOException {
        JsonRow bucket = null;
        boolean resumed = false;
        while (line > 0) {
            try (JsonParser parser = JsonValues.FACTORY.createParser(text)) {
                JsonValues values = new JsonValues(parser, line, resumed, bucket, rowStarts, items);
                try {
                    values.all();
                    line = 0;
                } catch (JacksonException e) {
                    line = goOn(e, parser, resumed);
                    bucket = values.bucketAtFault();
                    resumed = true;
                } finally {
                    envelope = values.envelope() == null ? envelope : values.envelope();
                }
            }
        }
    }

    /** @return the line on which reading goes on; 0 when there is nothing more */
    private long goOn(JacksonException e, JsonParser parser, boolean resumed) throws IOException {
        JsonLocation stopped = parser.currentLocation();
        long firstLine = line;
        line = firstLine + stopped.getLineNr() - 1;
        // Behind a fault, the marks that close what lay around it close nothing any more.
        boolean closing = resumed && parser.getParsingContext().inRoot() && isClosing(e.getOriginalMessage());
        if (!closing) {
            JsonLocation where = e.getLocation();
            faults.fault(where == null ? line : firstLine + where.getLineNr() - 1, "is not valid JSON: " + JsonFault.reason(e));
        }
        return text.resume(stopped.getCharOffset(), rowStarts) ? line + text.linesPassed() : 0;
    }

    private static boolean isClosing(String message) {
        return message.startsWith("Unexpected close marker") || message.startsWith("Unexpected character (','");
    }
}
