package dev.ftcost.anomalies.statistics;

import java.util.Locale;

/** What is unusual: the first four need a history, the others name a cause and need none or little. */
public enum Kind {
    /** One day far above what was expected. */
    SPIKE,
    /** A higher level from one day to the next. */
    LEVEL_SHIFT,
    /** A rise over weeks, faster than the growth that was under way. */
    DRIFT,
    /** A collapse of the level, to zero included. */
    DROP,
    /** A model that was never used before. */
    NEW_MODEL,
    /** A model that was used regularly and is not any more. */
    SILENT_MODEL,
    /** Requests that need far more tokens than they did. */
    TOKENS_PER_REQUEST,
    /** Input of which the cache serves far less than it did. */
    CACHED_SHARE,
    /** Usage that the rate cards have no price for. */
    UNPRICED;

    /** Whether it compares one number of a day's requests with that of the days before. */
    public boolean isRatio() {
        return this == TOKENS_PER_REQUEST || this == CACHED_SHARE;
    }

    /** The name that the files use: {@code level_shift}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people: {@code level shift}. */
    public String label() {
        return this == SILENT_MODEL ? "inactive model" : id().replace('_', ' ');
    }
}
