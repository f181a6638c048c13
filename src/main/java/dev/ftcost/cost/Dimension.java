package dev.ftcost.cost;

import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Column;
import dev.ftcost.usage.InputError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What costs can be grouped by, in the order of the columns in the SQL. */
public enum Dimension {
    // @formatter:off
    MONTH("month", "month", "no month"),
    DAY("date", "day", "no day"),
    HOUR("hour", "hour", "no hour"),
    MODEL("model", "model", "no model"),
    BASE("base_model", "base model", "no model"),
    PROJECT("project_id", "project", "no project", "project_name", "project name"),
    KEY("api_key_id", "API key", "no key", "key_name", "key name"),
    USER("user_id", "user", "no user", "user_name", "user name"),
    TEAM("team", "team", "no team"),
    COST_CENTER("cost_center", "cost center", "no cost center"),
    TIER("service_tier", "tier", "no tier"),
    FILE("file", "file", "no file"),
    TYPE("type", "type", "no type");
    // @formatter:on

    private final String key;
    private final String heading;
    private final String none;
    private final String nameKey;
    private final String nameHeading;

    Dimension(String key, String heading, String none) {
        this(key, heading, none, null, null);
    }

    Dimension(String key, String heading, String none, String nameKey, String nameHeading) {
        this.key = key;
        this.heading = heading;
        this.none = none;
        this.nameKey = nameKey;
        this.nameHeading = nameHeading;
    }

    /** @throws InputError naming the nearest dimension, when there is none of this name */
    public static Dimension of(String option, String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))).findFirst()
                .orElseThrow(() -> {
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What usage is called for people that has no value here. */
    public String none() {
        return none;
    }

    /** The column of its values; days are text, because a row of many days has none. */
    public Column column() {
        return Column.text(key, heading);
    }

    /** The columns of a table: that of its values, and where these are ids, that of their names. */
    public List<Column> columns() {
        return isNamed() ? List.of(column(), Column.text(nameKey, nameHeading)) : List.of(column());
    }

    /** Whether its values are ids, which may have names. */
    boolean isNamed() {
        return nameKey != null;
    }

    /** The column of its values in the SQL. */
    String sqlColumn() {
        return "dim_" + key;
    }

    /** All its columns in the SQL. */
    List<String> sqlColumns() {
        return columns().stream().map(each -> "dim_" + each.key()).toList();
    }

    /** Whether its values are in buckets and with users, which large exports are not loaded by unless it is asked for. */
    public boolean needsBuckets() {
        return this == HOUR || this == USER;
    }
}
