package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks one example by the form of its file. */
final class ExampleCheck {
    private static final Set<String> CHAT_KEYS = Set.of("messages", "tools", "parallel_tool_calls", "functions");
    private static final Set<String> ANSWERS = Set.of("assistant", "tool");
    /** OpenAI's limit for vision. */
    private static final int IMAGES = 10;

    private final long line;
    private final Problems errors;
    private final Problems warnings;

    ExampleCheck(long line, Problems errors, Problems warnings) {
        this.line = line;
        this.errors = errors;
        this.warnings = warnings;
    }

    void check(JsonNode example, Form form) {
        switch (form) {
            case CHAT -> chat(example);
            case REINFORCEMENT -> reinforcement(example);
            case PREFERENCE -> preference(example);
            case COMPLETION -> completion(example);
        }
    }

    private void chat(JsonNode example) {
        MessageCheck check = new MessageCheck(line, errors);
        if (check.list("messages", example.path("messages"))) {
            check.answered("messages", example.path("messages"));
            images(check, example.path("messages"));
        }
        ToolCheck.definitions(example, check::error);
        example.fieldNames().forEachRemaining(key -> {
            if (!CHAT_KEYS.contains(key)) {
                warnings.add(line, "unrecognized_key", "the key " + Named.of(key) + " is none that OpenAI names for chat examples");
            }
        });
    }

    private void images(MessageCheck check, JsonNode messages) {
        int images = PartCheck.images(messages);
        if (images > IMAGES) {
            check.error("image_count", "has " + images + " images; an example may have " + IMAGES);
        }
    }

    private void reinforcement(JsonNode example) {
        MessageCheck check = new MessageCheck(line, errors);
        JsonNode messages = example.path("messages");
        if (check.list("messages", messages) && messages.get(messages.size() - 1).path("role").asText().equals("assistant")) {
            check.error("last_message_assistant", "messages end with the role assistant; in reinforcement the model answers and the grader judges");
        }
        ToolCheck.definitions(example, check::error);
    }

    private void preference(JsonNode example) {
        MessageCheck check = new MessageCheck(line, errors);
        check.list("input.messages", example.path("input").path("messages"));
        ToolCheck.definitions(example.path("input"), check::error);
        answers("preferred_output", MessageCheck.preferred(example));
        answers("non_preferred_output", MessageCheck.nonPreferred(example));
        if (MessageCheck.preferred(example).equals(MessageCheck.nonPreferred(example))) {
            warnings.add(line, "same_outputs", "the preferred and the other output are the same; nothing can be learnt");
        }
    }

    private void answers(String where, JsonNode messages) {
        MessageCheck check = new MessageCheck(line, errors);
        if (check.list(where, messages)) {
            check.onlyRoles(where, messages, ANSWERS);
            check.answered(where, messages);
        }
    }

    private void completion(JsonNode example) {
        if (!example.path("prompt").isTextual()) {
            errors.add(line, "missing_prompt", "prompt is " + (example.has("prompt") ? "no text" : "missing"));
        }
        JsonNode completion = example.path("completion");
        if (!completion.isTextual() || completion.textValue().isEmpty()) {
            errors.add(line, "missing_completion", "completion is " + (!example.has("completion") ? "missing" : completion.isTextual() ? "empty" : "no text"));
        }
    }
}
