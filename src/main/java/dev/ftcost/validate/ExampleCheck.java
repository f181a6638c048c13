package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks one example by the form of its file, for one model. */
final class ExampleCheck {
    private static final Set<String> CHAT_KEYS = Set.of("messages", "tools", "parallel_tool_calls", "functions");
    private static final Set<String> ANSWERS = Set.of("assistant", "tool");
    /** OpenAI's limit for vision. */
    private static final int IMAGES = 10;

    private final long line;
    private final Tunable model;
    private final Problems errors;
    private final LineWarnings warnings;

    ExampleCheck(long line, Tunable model, Problems errors, LineWarnings warnings) {
        this.line = line;
        this.model = model;
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
        MessageCheck check = new MessageCheck(line, example, errors);
        JsonNode messages = example.path("messages");
        if (check.list("messages", messages)) {
            check.answered("messages", messages);
            images(check, messages);
        }
        definitions(check, example);
        example.fieldNames().forEachRemaining(key -> {
            if (!CHAT_KEYS.contains(key)) {
                warnings.add(line, "unrecognized_key", "OpenAI does not document the key " + Named.of(key) + " for chat examples");
            }
        });
    }

    private void definitions(MessageCheck check, JsonNode example) {
        ToolCheck.definitions(example, check::error);
        if (check.callsUndefined()) {
            warnings.add(line, "no_tools", "calls a tool, and the example defines none; list it in tools");
        }
    }

    private void images(MessageCheck check, JsonNode messages) {
        int images = PartCheck.images(messages);
        if (images > IMAGES) {
            check.error("image_count", "has " + images + " images; an example may have " + IMAGES);
        }
        if (images > 0 && model.images() == Tunable.Images.NOT_TAKEN) {
            check.error("image_model", "has an image; " + model.base() + " is trained on text only");
        } else if (images > 0 && model.images() == Tunable.Images.NOT_DOCUMENTED) {
            warnings.add(line, "image_model",
                    "has an image; OpenAI documents training with images for gpt-4o-2024-08-06 only, not for " + model.base());
        }
    }

    private void reinforcement(JsonNode example) {
        MessageCheck check = new MessageCheck(line, example, errors);
        JsonNode messages = example.path("messages");
        if (check.list("messages", messages)) {
            if (messages.get(messages.size() - 1).path("role").asText().equals("assistant")) {
                check.error("last_message_assistant",
                        "messages end with the role assistant; a reinforcement example ends before the answer, which the model writes");
            }
            images(check, messages);
        }
        definitions(check, example);
    }

    private void preference(JsonNode example) {
        JsonNode input = example.path("input");
        MessageCheck check = new MessageCheck(line, input, errors);
        check.list("input.messages", input.path("messages"));
        definitions(check, input);
        JsonNode preferred = MessageCheck.preferred(example);
        JsonNode other = MessageCheck.nonPreferred(example);
        answer("preferred_output", preferred, input);
        answer("non_preferred_output", other, input);
        if (PartCheck.images(input.path("messages")) + PartCheck.images(preferred) + PartCheck.images(other) > 0) {
            check.error("image_form", "has an image; preference examples are text only");
        }
        if (preferred.equals(other)) {
            warnings.add(line, "same_outputs", "the preferred and the rejected output are identical");
        }
    }

    private void answer(String where, JsonNode messages, JsonNode input) {
        MessageCheck check = new MessageCheck(line, input, errors);
        if (check.list(where, messages)) {
            check.onlyRoles(where, messages, ANSWERS);
            check.answered(where, messages);
            if (messages.size() > 1) {
                check.error("output_count", where + " has " + messages.size() + " messages; it must be one assistant message");
            }
        }
    }

    private void completion(JsonNode example) {
        if (!example.path("prompt").isTextual()) {
            errors.add(line, "missing_prompt", "prompt is " + (example.has("prompt") ? "not a string" : "missing"));
        }
        JsonNode completion = example.path("completion");
        if (!completion.isTextual() || completion.textValue().isEmpty()) {
            errors.add(line, "missing_completion",
                    "completion is " + (!example.has("completion") ? "missing" : completion.isTextual() ? "empty" : "not a string"));
        }
    }
}
