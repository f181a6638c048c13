package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the messages of one example; a finding names the line and the field, never the content. */
final class MessageCheck {
    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool", "function");
    private static final Set<String> KEYS = Set.of("role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call",
            "refusal");
    private static final Set<String> NOTHING = Set.of("0", "0.0");
    private static final Set<String> FULL = Set.of("1", "1.0");

    private final long line;
    private final Problems errors;
    private final ToolCheck tools;
    private final Set<String> callIds = new HashSet<>();
    /** Calls that have no answer yet. */
    private final Set<String> pending = new HashSet<>();
    /** What the message before calls in the form before tools; null for nothing. */
    private String calledFunction;

    /** @param definitions what defines the tools that these messages may call */
    MessageCheck(long line, JsonNode definitions, Problems errors) {
        this.line = line;
        this.errors = errors;
        this.tools = new ToolCheck(definitions, this::error);
    }

    static JsonNode preferred(JsonNode example) {
        return example.has("preferred_output") ? example.path("preferred_output") : example.path("preferred_completion");
    }

    static JsonNode nonPreferred(JsonNode example) {
        return example.has("non_preferred_output") ? example.path("non_preferred_output") : example.path("non_preferred_completion");
    }

    boolean callsUndefined() {
        return tools.callsUndefined();
    }

    /** Whether there are messages to look at. */
    boolean list(String where, JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            error("missing_messages_list",
                    where + (messages.isMissingNode() ? " is missing" : messages.isArray() ? " is empty" : " is not an array"));
            return false;
        }
        int i = 0;
        for (JsonNode message : messages) {
            message(where + "[" + i++ + "]", message);
        }
        // A call may be what is to be learned; then it is the last message, and nothing answers it.
        if (!pending.isEmpty() && !messages.get(messages.size() - 1).path("role").asText().equals("assistant")) {
            unanswered(where + "[" + (i - 1) + "]", " is the last message");
        }
        return true;
    }

    /** What is learned: there is an assistant's message, and it is the last. */
    void answered(String where, JsonNode messages) {
        JsonNode last = messages.get(messages.size() - 1);
        if (!hasAssistant(messages)) {
            error("example_missing_assistant_message", where + " has no assistant message to train on");
        } else if (!last.path("role").asText().equals("assistant")) {
            error("last_message_not_assistant", where + " does not end with an assistant message");
        } else if (last.path("weight").isNumber() && NOTHING.contains(last.path("weight").asText())) {
            error("last_message_weight_0", where + " ends with a message of weight 0; the last message must have weight 1");
        }
    }

    private static boolean hasAssistant(JsonNode messages) {
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals("assistant")) {
                return true;
            }
        }
        return false;
    }

    void onlyRoles(String where, JsonNode messages, Set<String> roles) {
        int i = 0;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (ROLES.contains(role) && !roles.contains(role)) {
                error("unrecognized_role", where + "[" + i + "].role " + Named.of(role) + " is not allowed here");
            }
            i++;
        }
    }

    private void message(String where, JsonNode message) {
        if (!message.isObject()) {
            error("data_type", where + " is not an object");
            return;
        }
        message.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                error("message_unrecognized_key", where + " has the unsupported key " + Named.of(key));
            }
        });
        String role = role(where, message.path("role"));
        boolean assistant = "assistant".equals(role);
        content(where, message, role);
        weight(where + ".weight", message.path("weight"), assistant);
        name(where + ".name", message.path("name"), role);
        if (!"tool".equals(role) && !pending.isEmpty()) {
            unanswered(where, " follows");
        }
        if (message.hasNonNull("tool_calls")) {
            Set<String> ids = new HashSet<>();
            tools.calls(where + ".tool_calls", message.path("tool_calls"), assistant, ids);
            callIds.addAll(ids);
            pending.addAll(ids);
        }
        function(where, message, role, assistant);
        if ("tool".equals(role)) {
            String id = message.path("tool_call_id").asText();
            if (!callIds.contains(id)) {
                error("tool_call_id",
                        where + ".tool_call_id " + (message.has("tool_call_id") ? "does not match an earlier tool call" : "is missing"));
            }
            pending.remove(id);
        }
    }

    /** The form before tools: the answer of a function follows its call, and names it. */
    private void function(String where, JsonNode message, String role, boolean assistant) {
        if ("function".equals(role)) {
            if (calledFunction == null) {
                error("tool_call_id", where + " (role function) follows no function_call");
            } else if (!calledFunction.equals(message.path("name").asText())) {
                error("tool_call_id", where + ".name is not the function that the message before calls");
            }
        } else if (calledFunction != null) {
            error("unanswered_tool_call", where + " follows, but the function_call before it has no answer (role function)");
        }
        calledFunction = null;
        if (message.hasNonNull("function_call")) {
            tools.functionCall(where + ".function_call", message.path("function_call"), assistant);
            calledFunction = message.path("function_call").path("name").asText();
            if (message.hasNonNull("tool_calls")) {
                error("tool_calls", where + " has both tool_calls and function_call; keep tool_calls");
            }
        }
    }

    private void unanswered(String where, String comes) {
        error("unanswered_tool_call", where + comes + (pending.size() == 1 ? ", but a tool call before it has no answer"
                : ", but " + pending.size() + " tool calls before it have no answer") + " (role tool)");
        pending.clear();
    }

    private void weight(String where, JsonNode weight, boolean assistant) {
        String value = weight.isNumber() ? weight.asText() : "";
        if (!weight.isMissingNode() && !(assistant && (NOTHING.contains(value) || FULL.contains(value)))) {
            error("weight", where + (assistant ? " is neither 0 nor 1" : " is for the role assistant only"));
        }
    }

    private void name(String where, JsonNode name, String role) {
        boolean ofFunction = "function".equals(role);
        if (ofFunction && !ToolCheck.isName(name)) {
            error("name", where + (name.isMissingNode() ? " is missing; a function message needs the name of its function"
                    : " is not a valid function name"));
        } else if (!name.isMissingNode() && !(name.isTextual() && !name.textValue().isEmpty())) {
            error("name", where + " is not a string");
        }
    }

    private String role(String where, JsonNode role) {
        if (role.isMissingNode()) {
            error("message_missing_key", where + ".role is missing");
            return null;
        }
        if (!role.isTextual() || !ROLES.contains(role.textValue())) {
            error("unrecognized_role", where + ".role " + Named.of(role) + " is not one of " + String.join(", ", ROLES));
            return null;
        }
        return role.textValue();
    }

    private void content(String where, JsonNode message, String role) {
        JsonNode content = message.path("content");
        boolean speaksOtherwise = message.hasNonNull("tool_calls") || message.hasNonNull("function_call")
                || message.path("refusal").isTextual();
        boolean none = content.isMissingNode() || content.isNull() || content.isTextual() && content.textValue().isEmpty();
        if (none) {
            if (!("assistant".equals(role) && speaksOtherwise)) {
                error(content.isMissingNode() ? "message_missing_key" : "missing_content",
                        where + ".content is " + (content.isMissingNode() ? "missing" : "empty"));
            }
        } else if (content.isArray()) {
            PartCheck.parts(where + ".content", content, "user".equals(role), this::error);
        } else if (!content.isTextual()) {
            error("missing_content", where + ".content is neither a string nor an array of parts");
        }
    }

    void error(String check, String message) {
        errors.add(line, check, message);
    }
}
