package dev.ftcost.usage;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Whether Java reads the names of files and the arguments as they are. It decodes both by the locale: in the locale C, which cron and
 * containers have, every byte that is not ASCII is lost, and two names can become one.
 */
public final class FileNames {
    private static final char LOST = '\uFFFD';
    private static final boolean IS_UNICODE = isUnicode(System.getProperty("sun.jnu.encoding"));

    private FileNames() {}

    /** Whether the locale has destroyed characters of a text that came from the system; never in a locale with UTF-8. */
    public static boolean isLost(String text) {
        return !IS_UNICODE && text.indexOf(LOST) >= 0;
    }

    /** Whether an argument has bytes that are no text: what it names is not what was typed. */
    public static boolean isLostArgument(String text) {
        return text.indexOf(LOST) >= 0;
    }

    /** Why, and what to do about it. */
    public static String remedy() {
        return IS_UNICODE ? "it has bytes that are no UTF-8. Rename the file or folder, or name the folder that it is in"
                : "the locale has no characters beyond ASCII. Set LC_ALL=C.UTF-8, or run scripts/ftcost, which does";
    }

    private static boolean isUnicode(String encoding) {
        try {
            return encoding == null || Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
