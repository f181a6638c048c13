package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;

/** The forms of an example. */
public enum Form {
    CHAT("chat"), COMPLETION("prompt/completion"), PREFERENCE("preference"), REINFORCEMENT("reinforcement");

    private final String title;

    Form(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** By the keys of an example; null when it has none of any form. */
    static Form of(JsonNode example, Tunable model) {
        if (example.has("messages")) {
            return model.trains(REINFORCEMENT) ? REINFORCEMENT : CHAT;
        }
        if (example.has("input") || example.has("preferred_output") || example.has("preferred_completion")) {
            return PREFERENCE;
        }
        return example.has("prompt") || example.has("completion") ? COMPLETION : null;
    }
}
