package dev.ftcost.cost;

import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Column;
import dev.ftcost.usage.InputError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What costs can be grouped by, in the order of the columns in the SQL. */
public enum Dimension {
    MONTH("month", "month", "no month"), DAY("date", "day", "no day"), HOUR("hour", "hour", "no hour"), MODEL("model", "model",
            "no model"), BASE("base_model", "base model", "no model"), PROJECT("project_id", "project", "no project"), KEY("api_key_id",
                    "API key", "no key"), USER("user_id", "user", "no user"), TIER("service_tier", "tier",
                            "no tier"), FILE("file", "file", "no file"), TYPE("type", "type", "no type");

    private final String key;
    private final String heading;
    private final String none;

    Dimension(String key, String heading, String none) {
        this.key = key;
        this.heading = heading;
        this.none = none;
    }

    /** @throws InputError naming the nearest dimension, when there is none of this name */
    public static Dimension of(String option, String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT))).findFirst().orElseThrow(() -> {
            String near = Spelling.closest(word, words());
            return new InputError(option + " '" + word + "' is not one of " + String.join(", ", words()) + "."
                    + (near == null ? "" : " Did you mean '" + near + "'?"));
        });
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(Dimension::word).toList();
    }

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What usage is called for people that has no value here. */
    public String none() {
        return none;
    }

    /** The column of a table; days are text, because a row of many days has none. */
    public Column column() {
        return Column.text(key, heading);
    }

    /** The column in the SQL. */
    String sqlColumn() {
        return "dim_" + key;
    }

    /** Whether its values are in buckets and with users, which large exports are not loaded by unless it is asked for. */
    public boolean needsBuckets() {
        return this == HOUR || this == USER;
    }
}
