package dev.ftcost.source.row;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/** Hands a long text to a parser piece by piece, and can go back to where the parser stopped and on to the next row. */
final class JsonText extends Reader {
    private static final int LONGEST_NAME = 64;
    private static final int WIDEST_GAP = 256;

    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int filled;
    /** Reading never goes back behind this place, so that it always gets on. */
    private int floor;
    private String prefix = "";
    private long served;
    private long linesPassed;

    JsonText(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count;
        if (!prefix.isEmpty()) {
            count = Math.min(length, prefix.length());
            prefix.getChars(0, count, target, offset);
            prefix = prefix.substring(count);
        } else if (at == filled && !fill()) {
            return -1;
        } else {
            count = Math.min(length, filled - at);
            System.arraycopy(buffer, at, target, offset, count);
            at += count;
        }
        served += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        at = 0;
        floor = 0;
        filled = Math.max(count, 0);
        return count > 0;
    }

    /**
     * Goes on behind a fault to the next object that begins with one of the names, or with any when there is none.
     * From there the text reads as the rest of an array.
     *
     * @param consumed how many characters the parser has taken
     * @return false when no such object follows
     */
    boolean resume(long consumed, Set<String> names) throws IOException {
        at = (int) Math.max(floor, at - Math.max(0, served - consumed));
        if (at > floor && buffer[at - 1] == '{') {
            at--;
        }
        prefix = "";
        served = 0;
        linesPassed = 0;
        char before = 0;
        for (int c = next(); c >= 0; c = next()) {
            while (c == '{' && before != ':') {
                StringBuilder start = new StringBuilder("[{");
                c = gap(start);
                if (c == '"' && name(start, names)) {
                    prefix = start.toString();
                    floor = at;
                    return true;
                }
                before = '{';
            }
            if (c == '\n') {
                linesPassed++;
            }
            if (c > ' ') {
                before = (char) c;
            }
        }
        return false;
    }

    /** How many lines lay between the fault and the object that reading goes on with. */
    long linesPassed() {
        return linesPassed;
    }

    private int gap(StringBuilder start) throws IOException {
        int c = next();
        while (c >= 0 && c <= ' ' && start.length() < WIDEST_GAP) {
            start.append((char) c);
            c = next();
        }
        return c;
    }

    private boolean name(StringBuilder start, Set<String> names) throws IOException {
        StringBuilder name = new StringBuilder();
        int c = next();
        while (c >= ' ' && c != '"' && name.length() < LONGEST_NAME) {
            name.append((char) c);
            c = next();
        }
        if (c == '"' && (names.isEmpty() || names.contains(name.toString()))) {
            start.append('"').append(name).append('"');
            return true;
        }
        linesPassed += start.chars().filter(each -> each == '\n').count() + (c == '\n' ? 1 : 0);
        return false;
    }

    private int next() throws IOException {
        return at < filled || fill() ? buffer[at++] : -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
