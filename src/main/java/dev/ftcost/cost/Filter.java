package dev.ftcost.cost;

import dev.ftcost.usage.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which values of a dimension count.
 *
 * @param glob a value, in which {@code *} stands for any text and {@code ?} for one character, neither of them after a {@code \}; empty for
 *        usage without a value
 */
public record Filter(Dimension dimension, String glob) {
    /** @throws InputError unless the text is {@code DIMENSION=VALUE} */
    public static Filter of(String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new InputError("--where '" + text + "' is not DIMENSION=VALUE; write model=gpt-4o-mini*, for example.");
        }
        return new Filter(Dimension.of("--where", text.substring(0, sign)), text.substring(sign + 1));
    }

    public static List<Filter> all(List<String> texts) {
        List<Filter> filters = new ArrayList<>();
        texts.forEach(text -> filters.add(of(text)));
        return filters;
    }

    /** A glob that only this value matches. */
    public static String escaped(String value) {
        return value.replaceAll("[\\\\*?]", "\\\\$0");
    }

    /** Whether a value counts. */
    boolean matches(String value) {
        return Pattern.compile(regex()).matcher(value).matches();
    }

    /** One pattern for all that are given of a dimension, of which one has to match; null when none is given. */
    static String regex(List<Filter> filters, Dimension dimension) {
        List<String> patterns = filters.stream().filter(filter -> filter.dimension == dimension).map(Filter::regex).toList();
        return patterns.isEmpty() ? null : String.join("|", patterns);
    }

    /** What the database and Java both read, and neither takes long for. */
    private String regex() {
        StringBuilder regex = new StringBuilder("(?s:");
        int[] characters = glob.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            boolean isEscape = c == '\\' && i + 1 < characters.length && "\\*?".indexOf(characters[i + 1]) >= 0;
            if (isEscape) {
                regex.append('\\').appendCodePoint(characters[++i]);
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (Character.isLetterOrDigit(c) || c > '~' || c < ' ') {
                regex.appendCodePoint(c);
            } else {
                regex.append('\\').appendCodePoint(c);
            }
        }
        return regex.append(')').toString();
    }

    @Override
    public String toString() {
        return dimension.word() + "=" + glob;
    }
}
