package dev.ftcost.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A word of a command line that a reader can paste into bash or zsh: whatever it holds, the shell reads it as that one word. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*");

    private ShellWord() {}

    /** As it is, in single quotes, or with codes for what would be invisible or turn text round: {@code ft:x}, {@code 'model=ft:*'}. */
    public static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return DisplayText.visible(word).equals(word) ? "'" + word.replace("'", "'\\''") + "'" : withCodes(word);
    }

    /** Bytes as codes mean the same in any locale. */
    private static String withCodes(String word) {
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints().forEach(c -> {
            String text = Character.toString(c);
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append(text);
            } else if (DisplayText.visible(text).equals(text)) {
                quoted.append(text);
            } else {
                for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                    quoted.append(String.format(Locale.ROOT, "\\%03o", each & 0xff));
                }
            }
        });
        return quoted.append('\'').toString();
    }
}
