package dev.ftcost.source.bytes;

/** Follows the quotes of a CSV row from line to line. */
public final class CsvQuotes {
    private final char delimiter;
    private boolean open;
    private boolean broken;
    private boolean cellStart = true;

    public CsvQuotes(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Whether a quote that a cell began with is still open at the end of the last line. */
    public boolean areOpen() {
        return open;
    }

    /** Whether something other than a delimiter follows a closing quote. */
    public boolean areBroken() {
        return broken;
    }

    public void line(String text) {
        for (int i = 0; i < text.length() && !broken; i++) {
            char c = text.charAt(i);
            if (open) {
                i = inQuotes(text, i);
            } else if (c == '"' && cellStart) {
                open = true;
                cellStart = false;
            } else {
                cellStart = c == delimiter;
            }
        }
    }

    private int inQuotes(String text, int i) {
        if (text.charAt(i) != '"') {
            return i;
        }
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            return i + 1;
        }
        open = false;
        broken = i + 1 < text.length() && text.charAt(i + 1) != delimiter;
        return i;
    }
}
