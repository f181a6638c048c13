package dev.ftcost.usage;

/**
 * A kind of token that has a price of its own. Media are audio and image tokens: counted by OpenAI among the
 * text, priced apart, and on no built-in card.
 */
public enum Meter {
    INPUT("input", "input"), CACHED_INPUT("cached_input", "cached input"), CACHE_WRITE("cache_write", "cache write"), CACHE_WRITE_12H(
            "cache_write_12h", "12-hour cache write"), OUTPUT("output", "output"), MEDIA_INPUT("media_input",
                    "audio and image input"), MEDIA_CACHED_INPUT("media_cached_input", "cached audio and image input"), MEDIA_OUTPUT(
                            "media_output", "audio and image output"), TRAINING("training", "training");

    private final String id;
    private final String label;

    Meter(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that the SQL and the files use. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    public static Meter of(String id) {
        for (Meter meter : values()) {
            if (meter.id.equals(id)) {
                return meter;
            }
        }
        throw new IllegalArgumentException("no meter is called " + id);
    }
}
