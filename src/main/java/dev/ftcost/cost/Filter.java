package dev.ftcost.cost;

import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import dev.ftcost.usage.Confidential;
import dev.ftcost.usage.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which values of a dimension count: of a project, a key or a user, its id or its name.
 *
 * @param glob a value, in which {@code *} stands for any text and {@code ?} for one character, neither of them after a {@code \}; empty for
 *        usage without a value
 */
public record Filter(Dimension dimension, String glob) {
    /** After an even number of backslashes, for a pair of them is one. */
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[*?]");

    /** @throws InputError unless the text is {@code DIMENSION=VALUE} */
    public static Filter of(String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new InputError("--where '" + text + "' is not DIMENSION=VALUE; write model=gpt-4o-mini*, for example.");
        }
        return new Filter(Dimension.of("--where", text.substring(0, sign)), Confidential.masked(text.substring(sign + 1)));
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
    boolean matches(NamedId value) {
        return matches(value.id()) || value.name() != null && matches(value.name());
    }

    private boolean matches(String value) {
        return Pattern.compile(regex()).matcher(value).matches();
    }

    /**
     * The same filter by id, where its value is a name.
     *
     * @param ids the ids of the dimension, with their names
     * @throws InputError when several ids have that name, since money of one must not pass for that of another
     */
    Filter byId(List<NamedId> ids) {
        if (isPattern() || glob.isEmpty() || ids.stream().anyMatch(id -> matches(id.id()))) {
            return this;
        }
        List<String> named = ids.stream().filter(id -> id.name() != null && matches(id.name())).map(NamedId::id).toList();
        if (named.size() > 1) {
            throw Names.severalIds("--where '" + this + "'", dimension.word(), named);
        }
        return named.isEmpty() ? this : new Filter(dimension, escaped(named.get(0)));
    }

    /** One pattern for all that are given of a dimension, of which one has to match; null when none is given. */
    static String regex(List<Filter> filters, Dimension dimension) {
        return joined(filters.stream().filter(filter -> filter.dimension == dimension));
    }

    /** The same for the names of its ids, which only a pattern is compared with: what is no pattern stands for one id. */
    static String regexOfNames(List<Filter> filters, Dimension dimension) {
        return joined(filters.stream().filter(filter -> filter.dimension == dimension && filter.isPattern()));
    }

    private static String joined(Stream<Filter> filters) {
        List<String> patterns = filters.map(Filter::regex).toList();
        return patterns.isEmpty() ? null : String.join("|", patterns);
    }

    private boolean isPattern() {
        return WILDCARD.matcher(glob).find();
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
