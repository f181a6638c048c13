package dev.ftcost.source.record;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model was asked for, as OpenAI's usage endpoints divide it. Buckets of different activities never describe the same usage. */
public enum Activity {
    COMPLETIONS, EMBEDDINGS, MODERATIONS, DECISIONS;

    private static final Pattern OBJECT = Pattern.compile("organization\\.usage\\.(completions|embeddings|moderations|decisions)\\.result");
    private static final Pattern ENDPOINT = Pattern.compile("/v1/organization/usage/(completions|embeddings|moderations|decisions)");
    private static final Pattern FILE = Pattern.compile("(?i)(completions|embeddings|moderations|decisions)_usage[^/]*");
    private static final Pattern EMBEDDING_MODEL = Pattern.compile("text-embedding-.*|(text|code)-(search|similarity)-.*");
    private static final Pattern MODERATION_MODEL = Pattern.compile("(text|omni)-moderation-.*");

    /** The activity of a usage result by its {@code object} field; null when it is none of these. */
    public static Activity ofObject(String object) {
        Matcher result = OBJECT.matcher(object == null ? "" : object);
        return result.matches() ? of(result.group(1)) : null;
    }

    /** The activity of an endpoint ({@code /v1/organization/usage/embeddings}), which an empty bucket of {@code ftcost pull} names; null for none of these. */
    public static Activity ofEndpoint(String path) {
        Matcher endpoint = ENDPOINT.matcher(path == null ? "" : path);
        return endpoint.matches() ? of(endpoint.group(1)) : null;
    }

    /** The activity that OpenAI's name of an export says ({@code embeddings_usage_2026-06-01_2026-06-02.csv}); null when it says none. */
    public static Activity ofFileName(String name) {
        Matcher export = FILE.matcher(name.substring(name.lastIndexOf('/') + 1));
        return export.lookingAt() ? of(export.group(1)) : null;
    }

    /** The activity that a model serves; null when its name does not say. A fine-tuned model's suffix says nothing. */
    public static Activity ofModel(String model) {
        if (model == null) {
            return null;
        }
        return EMBEDDING_MODEL.matcher(model).matches() ? EMBEDDINGS : MODERATION_MODEL.matcher(model).matches() ? MODERATIONS : null;
    }

    /** The activity of a row that does not say it otherwise. */
    public static Activity ofModelOrCompletions(String model) {
        Activity activity = ofModel(model);
        return activity == null ? COMPLETIONS : activity;
    }

    private static Activity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the tables have it: {@code completions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
