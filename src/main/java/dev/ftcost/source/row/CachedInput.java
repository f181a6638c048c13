package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cached part of a request's input in a log. Every tool has its own name for it ({@code cached_tokens}, {@code cache_read.input_tokens},
 * {@code cached_input_tokens}); a count with "cache" in its name that is not understood refuses the row, for it would be priced as uncached.
 *
 * @param read input that was served from the cache
 * @param written input that was written to the cache for 30 minutes
 * @param written12h input that was written to the cache for 12 hours
 * @param readName the name that the first count has in the file
 * @param writtenName the name that the second count has
 */
public record CachedInput(long read, long written, long written12h, String readName, String writtenName) {
    private static final String NUMBER = "[0-9.eE+]+";
    private static final Pattern COUNTED = Pattern.compile("(?i)token|usage");
    private static final Set<String> PLAIN_WORDS = Set.of("input", "prompt", "token", "tokens", "count", "text", "total", "detail",
            "details",
            "usage", "gen", "ai", "llm", "openai", "response", "context", "n");
    private static final Set<String> READ_WORDS = Set.of("cache", "cached", "read", "hit", "hits");
    private static final Set<String> WRITE_WORDS = Set.of("cache", "write", "written", "writes", "creation", "created");
    private static final Set<String> TWELVE_HOURS = Set.of("12h", "12hr");
    private static final Set<String> HALF_AN_HOUR = Set.of("30m", "30min");

    /**
     * Some fields of a row in which counts may stand.
     *
     * @param prefix what their names begin with
     * @param at their path in the file, with its dot; for messages
     * @param isRow whether only what has "token" in its name may be a count
     * @param others names that count something else, however they are spelled
     */
    public record Place(Row fields, String prefix, String at, boolean isRow, Set<String> others) {
        public Place {
            others = Set.copyOf(others);
        }

        /** The columns of a row that count tokens. */
        public static Place of(Row row) {
            return of(row, Set.of());
        }

        /** The columns of a row that count tokens, but for some. */
        public static Place of(Row row, Set<String> others) {
            return new Place(row, "", "", true, others);
        }

        /** The attributes whose names begin with a prefix. */
        public static Place of(Row attributes, String prefix) {
            return new Place(attributes, prefix, "", false, Set.of());
        }

        /** The fields of an object; it may be null. */
        public static Place ofObject(JsonRow object, String at) {
            return new Place(object, "", at, false, Set.of());
        }
    }

    public static CachedInput of(Place... places) throws BadValue {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        Map<Kind, String> names = new EnumMap<>(
                Map.of(Kind.READ, places[0].at + "cached_tokens", Kind.WRITE, places[0].at + "cache_write_tokens"));
        for (Place place : places) {
            for (String name : place.fields == null ? List.<String>of() : place.fields.names()) {
                add(kind(place, name), place, name, counts, names);
            }
        }
        if (counts.isEmpty()) {
            // No tool says it at the usual depth and deeper as well; what stands deeper may be the parts of a count.
            for (Place place : places) {
                for (String path : place.fields instanceof JsonRow usage ? inner(usage, "") : List.<String>of()) {
                    add(path.contains("cache") ? kind(path) : Kind.NONE, place, path, counts, names);
                }
            }
        }
        return new CachedInput(counts.getOrDefault(Kind.READ, 0L), counts.getOrDefault(Kind.WRITE, 0L),
                counts.getOrDefault(Kind.WRITE_12H, 0L),
                names.get(Kind.READ), names.get(Kind.WRITE));
    }

    private static void add(Kind kind, Place place, String name, Map<Kind, Long> counts, Map<Kind, String> names) throws BadValue {
        if (kind == Kind.NONE) {
            return;
        }
        // A name that is understood is made of known words; any other may be what a person wrote.
        String shown = place.at + (kind == Kind.UNKNOWN ? KnownNames.shown(name) : name);
        long count = place.fields.countOrZero(name);
        if (count == 0) {
            if (!counts.containsKey(kind)) {
                names.put(kind, shown);
            }
            return;
        }
        if (kind == Kind.UNKNOWN) {
            throw new BadValue(shown, Long.toString(count),
                    "is an unknown cache count; the cached part of the input is unknown");
        }
        Long before = counts.put(kind, count);
        if (before != null && before != count) {
            throw new BadValue(shown, Long.toString(count), "contradicts another count of the same row, which says " + before);
        }
        names.put(kind, shown);
    }

    /** The paths of the numbers in the objects of an object. */
    private static List<String> inner(JsonRow usage, String at) {
        List<String> paths = new ArrayList<>();
        for (String name : usage.names()) {
            JsonRow object = usage.item(name);
            if (object != null) {
                paths.addAll(inner(object, at + name + "."));
            } else if (!at.isEmpty() && usage.peek(name) != null && usage.peek(name).matches(NUMBER)) {
                paths.add(at + name);
            }
        }
        return paths;
    }

    /** What a count with "cache" in its name counts. */
    public enum Kind { READ, WRITE, WRITE_12H, NONE, UNKNOWN }

    /** Whether a name is one of the cache's, be it of a count or not. */
    public static boolean isAboutCache(String name) {
        return (name.contains("ache") || name.contains("ACHE")) && name.toLowerCase(Locale.ROOT).contains("cache");
    }

    /** The names in OpenAI's own exports and answers, which stand in most rows and need not be taken apart. */
    private static final Map<String, Kind> USUAL = Map.of("input_cached_tokens", Kind.READ, "cached_tokens", Kind.READ,
            "input_cache_write_tokens", Kind.WRITE, "cache_write_tokens", Kind.WRITE, "input_cache_write_12h_tokens", Kind.WRITE_12H);

    private static Kind kind(Place place, String name) throws BadValue {
        if (!isAboutCache(name)) {
            return Kind.NONE;
        }
        boolean isTokens = COUNTED.matcher(name).find();
        if (!name.startsWith(place.prefix) || place.isRow && !isTokens || place.others.contains(name)) {
            return Kind.NONE;
        }
        boolean isObject = place.fields instanceof JsonRow item && (item.item(name) != null || item.isArray(name));
        Kind kind = isObject && (!isTokens || name.contains("detail")) ? Kind.NONE : kind(name.substring(place.prefix.length()));
        // What is no number is no count: a key of the cache, or the parts of a count that stands next to them.
        return kind == Kind.UNKNOWN && (isObject || !String.valueOf(place.fields.raw(name)).matches(NUMBER)) ? Kind.NONE : kind;
    }

    /** @param name of a count, with "cache" in it */
    public static Kind kind(String name) {
        Kind usual = USUAL.get(name);
        if (usual != null) {
            return usual;
        }
        List<String> words = Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !PLAIN_WORDS.contains(word)).collect(Collectors.toCollection(ArrayList::new));
        if (words.contains("miss")) {
            return Kind.NONE;
        }
        words.removeIf(HALF_AN_HOUR::contains);
        if (words.removeIf(TWELVE_HOURS::contains)) {
            return WRITE_WORDS.containsAll(words) ? Kind.WRITE_12H : Kind.UNKNOWN;
        }
        return READ_WORDS.containsAll(words) ? Kind.READ : WRITE_WORDS.containsAll(words) ? Kind.WRITE : Kind.UNKNOWN;
    }
}
