package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;

/** What can be an id or a name: of a bounded length, without controls and without what is no character. */
public final class PlainText {
    static final String TOO_LONG = "is longer than any value";
    /** Longer than any id or name by far. */
    private static final int LONGEST = 1 << 12;

    private PlainText() {}

    /** Whether a text is no id and no name, for its length. Every reader asks this. */
    public static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** The text; null for none. */
    static String checked(String name, String text) throws BadValue {
        if (text == null) {
            return null;
        }
        if (isTooLong(text)) {
            throw new BadValue(name, "", TOO_LONG);
        }
        if (text.codePoints().anyMatch(c -> isNoText(c))) {
            throw new BadValue(name, "", "has a character that no name has");
        }
        return text;
    }

    /** Controls, and what is there for bytes or halves of a character that are none: two different ids may both read so. */
    private static boolean isNoText(int c) {
        return c < 0x20 || c == 0x7f || c == 0xFFFD || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
