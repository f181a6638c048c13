package dev.ftcost.source.row;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which names of columns and keys may be repeated in a message: those that exports have. Any other may be what a person wrote. */
public final class KnownNames {
    private static final Set<String> NAMES = Set.of("id", "object", "data", "results", "result", "model", "usage", "created", "created_at",
            "choices", "response",
            "body", "custom_id", "error", "status", "type", "messages", "prompt", "completion", "start_time", "end_time", "start_time_iso",
            "end_time_iso",
            "timestamp", "date", "project_id", "project_name", "user_id", "api_key_id", "organization_id", "organization_name", "batch",
            "service_tier",
            "num_model_requests", "amount_value", "amount_currency", "amount", "currency", "line_item", "quantity", "quantity_unit",
            "spend", "cost",
            "requests", "total_tokens", "startTime", "endTime", "request_id", "call_type", "traceId", "usageDetails", "trace",
            "observations", "attributes",
            "name", "has_more", "next_page", "images", "characters", "seconds", "method", "url", "step", "train_loss");
    /** What names of counts are made of. */
    private static final Set<String> WORDS = Set.of("gen", "ai", "llm", "usage", "input", "output", "prompt", "completion", "token",
            "tokens", "total", "count",
            "cache", "cached", "read", "write", "written", "creation", "hit", "miss", "audio", "image", "text", "reasoning", "details",
            "accepted", "rejected",
            "prediction", "num", "n", "requests", "context", "generated", "uncached", "metadata", "object", "additional", "values", "12h",
            "1h", "5m", "30m");

    private KnownNames() {}

    /** The name as it may be shown. */
    public static String shown(String name) {
        return isKnown(name) ? name : "…";
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name) || NAMES.contains(name.toLowerCase(Locale.ROOT)) || !name.isBlank() && name.length() <= 80
                && Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[_. ]+"))
                        .allMatch(WORDS::contains);
    }

    /**
     * What the columns or keys of an unknown file are, in a sentence. Of an object with more keys than are read, it is the first ones.
     *
     * @param kind {@code column} or {@code key}
     */
    public static String described(List<String> names, String kind) {
        String first = names.size() < JsonMembers.MOST_MEMBERS ? "" : "first " + count(names.size()) + " ";
        List<String> known = names.stream().filter(KnownNames::isKnown).distinct().limit(12).toList();
        if (known.isEmpty()) {
            return names.size() == 1 ? "its only " + kind + " is unknown"
                    : "all of its " + (first.isEmpty() ? count(names.size()) + " " : first) + kind + "s are unknown";
        }
        long other = names.stream().filter(name -> !known.contains(name)).count();
        boolean onlyTotals = names.stream().anyMatch(name -> name.matches("(?i)(total[_ ]?)?tokens"))
                && names.stream().noneMatch(name -> name.matches("(?i).*(input|prompt|output|completion).*"));
        return "its " + first + kind + "s are '" + String.join(",", known) + "'"
                + (other == 0 ? "" : " and " + count(other) + (other == 1 ? " other" : " others"))
                + (onlyTotals ? "; input and output have different prices: export both separately" : "");
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
