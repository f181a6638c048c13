package dev.ftcost.validate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks the definitions of tools (or functions, as they were called before) and the calls of them. */
final class ToolCheck {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    /** OpenAI's limit for one example. */
    private static final int MOST = 128;
    private static final String NOT_A_NAME = "is not a valid name (1 to 64 letters, digits, _ or -)";
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Set<String> defined;
    private final BiConsumer<String, String> error;
    private boolean callsUndefined;

    /** @param example what has the definitions: a chat, or the input of a preference */
    ToolCheck(JsonNode example, BiConsumer<String, String> error) {
        this.error = error;
        this.defined = names(example);
    }

    /** Whether something was called in an example that defines nothing. */
    boolean callsUndefined() {
        return callsUndefined;
    }

    /** The calls of one message; their ids are added to those that want an answer. */
    void calls(String where, JsonNode calls, boolean ofAssistant, Set<String> ids) {
        if (!ofAssistant) {
            error.accept("tool_calls", where + " is for the role assistant only");
        }
        if (!calls.isArray() || calls.isEmpty()) {
            error.accept("tool_calls", where + " is not an array of calls");
            return;
        }
        int i = 0;
        for (JsonNode call : calls) {
            String at = where + "[" + i++ + "]";
            if (!call.path("id").isTextual()) {
                error.accept("tool_calls", at + ".id is missing");
            } else if (!ids.add(call.path("id").textValue())) {
                error.accept("tool_calls", at + ".id is used twice");
            }
            if (!call.path("type").asText().equals("function")) {
                error.accept("tool_calls", at + ".type is not 'function'");
            }
            function("tool_calls", at + ".function", call.path("function"));
        }
    }

    /** A call in the form before tools. */
    void functionCall(String where, JsonNode call, boolean ofAssistant) {
        if (!ofAssistant) {
            error.accept("function_call", where + " is for the role assistant only");
        }
        if (!call.isObject()) {
            error.accept("function_call", where + " is not an object");
            return;
        }
        function("function_call", where, call);
    }

    private void function(String check, String where, JsonNode function) {
        JsonNode name = function.path("name");
        if (!isName(name)) {
            error.accept(check, where + ".name " + NOT_A_NAME);
        } else if (defined.isEmpty()) {
            callsUndefined = true;
        } else if (!defined.contains(name.textValue())) {
            error.accept("undefined_tool",
                    where + ".name is not defined in the example's " + (check.equals("tool_calls") ? "tools" : "functions"));
        }
        JsonNode arguments = function.path("arguments");
        if (!arguments.isTextual()) {
            error.accept(check,
                    where + ".arguments is " + (arguments.isMissingNode() ? "missing" : "not a string; write the JSON as a string"));
        } else if (!isJson(arguments.textValue())) {
            error.accept(check, where + ".arguments is not valid JSON");
        }
    }

    static boolean isName(JsonNode name) {
        return name.isTextual() && name.textValue().matches(NAME);
    }

    private static boolean isJson(String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Set<String> names(JsonNode example) {
        Set<String> names = new HashSet<>();
        example.path("tools").forEach(tool -> names.add(tool.path("function").path("name").asText()));
        example.path("functions").forEach(function -> names.add(function.path("name").asText()));
        return names;
    }

    /** The tools of an example, and the functions that they were before. */
    static void definitions(JsonNode example, BiConsumer<String, String> error) {
        if (example.has("parallel_tool_calls") && !example.path("parallel_tool_calls").isBoolean()) {
            error.accept("tools", "parallel_tool_calls is neither true nor false");
        }
        list("tools", example.path("tools"), true, error);
        list("functions", example.path("functions"), false, error);
    }

    private static void list(String where, JsonNode tools, boolean wrapped, BiConsumer<String, String> error) {
        if (tools.isMissingNode()) {
            return;
        }
        if (!tools.isArray()) {
            error.accept("tools", where + " is not an array");
            return;
        }
        if (tools.size() > MOST) {
            error.accept("tool_count", where + " has " + tools.size() + " entries; the limit is " + MOST);
        }
        int i = 0;
        for (JsonNode tool : tools) {
            String at = where + "[" + i++ + "]";
            if (wrapped && !tool.path("type").asText().equals("function")) {
                error.accept("tools", at + ".type is not 'function'");
            } else if (!isName(wrapped ? tool.path("function").path("name") : tool.path("name"))) {
                error.accept("tools", at + (wrapped ? ".function.name " : ".name ") + NOT_A_NAME);
            }
        }
    }
}
