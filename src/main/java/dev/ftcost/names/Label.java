package dev.ftcost.names;

import dev.ftcost.usage.Confidential;
import java.util.regex.Pattern;

/** Cleans a text that a person chose: a name, a team, a cost center. */
public final class Label {
    private static final int LONGEST = 200;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]@[^\\s@]+\\.[^\\s@]");

    private Label() {}

    /**
     * The text on one line, without control and direction characters, cut at 200 characters; a word stands in place of an API key.
     *
     * @return null for a blank text, and for one that holds an e-mail address
     */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        SPACE.matcher(text).replaceAll(" ").strip().codePoints().filter(Label::isShown).limit(LONGEST).forEach(plain::appendCodePoint);
        String label = plain.toString().strip();
        return label.isEmpty() || isEmail(text) || isEmail(label) ? null : Confidential.masked(label);
    }

    /** Whether there is an e-mail address in a text. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).find();
    }

    private static boolean isShown(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
