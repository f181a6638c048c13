package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the messages of one example; a finding says the line and the field, never what stands there. */
final class MessageCheck {
    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool", "function");
    private static final Set<String> KEYS = Set.of("role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal");
    private static final Set<String> NOTHING = Set.of("0", "0.0");
    private static final Set<String> FULL = Set.of("1", "1.0");

    private final long line;
    private final Problems errors;
    private final Set<String> callIds = new HashSet<>();

    MessageCheck(long line, Problems errors) {
        this.line = line;
        this.errors = errors;
    }

    static JsonNode preferred(JsonNode example) {
        return example.has("preferred_output") ? example.path("preferred_output") : example.path("preferred_completion");
    }

    static JsonNode nonPreferred(JsonNode example) {
        return example.has("non_preferred_output") ? example.path("non_preferred_output") : example.path("non_preferred_completion");
    }

    /** Whether there are messages to look at. */
    boolean list(String where, JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            error("missing_messages_list", where + (messages.isMissingNode() ? " is missing" : messages.isArray() ? " is empty" : " is no list"));
            return false;
        }
        int i = 0;
        for (JsonNode message : messages) {
            message(where + "[" + i++ + "]", message);
        }
        return true;
    }

    /** What is learnt: there is an assistant's message, and it is the last. */
    void answered(String where, JsonNode messages) {
        boolean any = false;
        for (JsonNode message : messages) {
            any |= message.path("role").asText().equals("assistant");
        }
        JsonNode last = messages.get(messages.size() - 1);
        if (!any) {
            error("example_missing_assistant_message", where + " has no message of the role assistant, so there is nothing to learn");
        } else if (!last.path("role").asText().equals("assistant")) {
            error("last_message_not_assistant", where + " does not end with a message of the role assistant");
        } else if (last.path("weight").isNumber() && NOTHING.contains(last.path("weight").asText())) {
            error("last_message_weight_0", where + " ends with a message of weight 0; the last one must be learnt");
        }
    }

    void onlyRoles(String where, JsonNode messages, Set<String> roles) {
        int i = 0;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (ROLES.contains(role) && !roles.contains(role)) {
                error("unrecognized_role", where + "[" + i + "].role " + Named.of(role) + " has no place here");
            }
            i++;
        }
    }

    private void message(String where, JsonNode message) {
        if (!message.isObject()) {
            error("data_type", where + " is no object");
            return;
        }
        message.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                error("message_unrecognized_key", where + " has the key " + Named.of(key) + ", which OpenAI does not know");
            }
        });
        String role = role(where, message.path("role"));
        boolean assistant = "assistant".equals(role);
        content(where, message, role);
        String weight = message.path("weight").isNumber() ? message.path("weight").asText() : "";
        if (message.has("weight") && !(assistant && (NOTHING.contains(weight) || FULL.contains(weight)))) {
            error("weight", where + ".weight " + (assistant ? "is neither 0 nor 1" : "is for the role assistant only"));
        }
        if (message.has("name") && !(message.path("name").isTextual() && !message.path("name").textValue().isEmpty())) {
            error("name", where + ".name is no text");
        }
        if (message.has("tool_calls")) {
            ToolCheck.calls(where + ".tool_calls", message.path("tool_calls"), assistant, callIds, this::error);
        }
        if ("tool".equals(role) && !callIds.contains(message.path("tool_call_id").asText())) {
            error("tool_call_id", where + ".tool_call_id " + (message.has("tool_call_id") ? "answers no call before it" : "is missing"));
        }
    }

    private String role(String where, JsonNode role) {
        if (role.isMissingNode()) {
            error("message_missing_key", where + ".role is missing");
            return null;
        }
        if (!role.isTextual() || !ROLES.contains(role.textValue())) {
            error("unrecognized_role", where + ".role " + Named.of(role) + " is none of " + String.join(", ", ROLES));
            return null;
        }
        return role.textValue();
    }

    private void content(String where, JsonNode message, String role) {
        JsonNode content = message.path("content");
        boolean speaksOtherwise = message.has("tool_calls") || message.has("function_call") || message.path("refusal").isTextual();
        boolean none = content.isMissingNode() || content.isNull() || content.isTextual() && content.textValue().isEmpty();
        if (none) {
            if (!("assistant".equals(role) && speaksOtherwise)) {
                error(content.isMissingNode() ? "message_missing_key" : "missing_content", where + ".content is " + (content.isMissingNode() ? "missing" : "empty"));
            }
        } else if (content.isArray()) {
            PartCheck.parts(where + ".content", content, "user".equals(role), this::error);
        } else if (!content.isTextual()) {
            error("missing_content", where + ".content is neither a text nor a list of parts");
        }
    }

    void error(String check, String message) {
        errors.add(line, check, message);
    }
}
