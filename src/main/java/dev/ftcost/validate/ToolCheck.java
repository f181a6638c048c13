package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks the calls of tools and their definitions. */
final class ToolCheck {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    private ToolCheck() {}

    static void calls(String where, JsonNode calls, boolean ofAssistant, Set<String> ids, BiConsumer<String, String> error) {
        if (!ofAssistant) {
            error.accept("tool_calls", where + " is for the role assistant only");
        }
        if (!calls.isArray() || calls.isEmpty()) {
            error.accept("tool_calls", where + " is no list of calls");
            return;
        }
        int i = 0;
        for (JsonNode call : calls) {
            String at = where + "[" + i++ + "]";
            if (!call.path("id").isTextual()) {
                error.accept("tool_calls", at + ".id is missing");
            } else {
                ids.add(call.path("id").textValue());
            }
            if (!call.path("type").asText().equals("function")) {
                error.accept("tool_calls", at + ".type is not 'function'");
            }
            name(at + ".function.name", call.path("function").path("name"), error);
            if (!call.path("function").path("arguments").isTextual()) {
                error.accept("tool_calls", at + ".function.arguments is no text; it is JSON within quotes");
            }
        }
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
            error.accept("tools", where + " is no list");
            return;
        }
        int i = 0;
        for (JsonNode tool : tools) {
            String at = where + "[" + i++ + "]";
            if (wrapped && !tool.path("type").asText().equals("function")) {
                error.accept("tools", at + ".type is not 'function'");
            } else {
                name(at + (wrapped ? ".function.name" : ".name"), wrapped ? tool.path("function").path("name") : tool.path("name"), error);
            }
        }
    }

    private static void name(String where, JsonNode name, BiConsumer<String, String> error) {
        if (!name.isTextual() || !name.textValue().matches(NAME)) {
            error.accept("tools", where + " is no name (1 to 64 letters, digits, _ or -)");
        }
    }
}
