package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts the tokens of an example by OpenAI's published rule: 3 for each message, the tokens of each value, 1 more for a
 * name, 3 for the example. The rule says nothing of tools: their definitions count as their JSON, calls as their names
 * and arguments; an image's tokens cannot be known from its address.
 */
final class Tokens {
    static final int A_MESSAGE = 3;
    static final int A_NAME = 1;
    static final int AN_EXAMPLE = 3;
    /** OpenAI's jobs are billed for so many fewer than the rule says. */
    static final int NOT_BILLED = 2;

    /** A table is loaded when it is first asked for, and once. */
    private static final EncodingRegistry TABLES = Encodings.newLazyEncodingRegistry();

    private final Encoding encoding;

    Tokens(EncodingType type) {
        encoding = TABLES.getEncoding(type);
    }

    long of(JsonNode example, Form form) {
        return switch (form) {
            case CHAT, REINFORCEMENT -> AN_EXAMPLE + conversation(example);
            case PREFERENCE -> AN_EXAMPLE + conversation(example.path("input"))
                    + messages(MessageCheck.preferred(example)) + messages(MessageCheck.nonPreferred(example));
            case COMPLETION -> text(example.path("prompt")) + text(example.path("completion"));
        };
    }

    private long conversation(JsonNode example) {
        return messages(example.path("messages")) + definitions(example.path("tools")) + definitions(example.path("functions"));
    }

    private long definitions(JsonNode tools) {
        return tools.isEmpty() ? 0 : count(tools.toString());
    }

    private long messages(JsonNode messages) {
        long tokens = 0;
        for (JsonNode message : messages) {
            tokens += A_MESSAGE;
            for (var field : message.properties()) {
                tokens += value(field.getKey(), field.getValue());
            }
        }
        return tokens;
    }

    private long value(String key, JsonNode value) {
        return switch (key) {
            case "weight" -> 0;
            case "name" -> text(value) + (value.isTextual() ? A_NAME : 0);
            case "content" -> value.isArray() ? parts(value) : text(value);
            case "tool_calls" -> calls(value);
            case "function_call" -> text(value.path("name")) + text(value.path("arguments"));
            default -> text(value);
        };
    }

    private long parts(JsonNode parts) {
        long tokens = 0;
        for (JsonNode part : parts) {
            tokens += text(part.path("text"));
        }
        return tokens;
    }

    private long calls(JsonNode calls) {
        long tokens = 0;
        for (JsonNode call : calls) {
            tokens += text(call.path("function").path("name")) + text(call.path("function").path("arguments"));
        }
        return tokens;
    }

    private long text(JsonNode value) {
        return value.isTextual() ? count(value.textValue()) : 0;
    }

    /** Special tokens inside a text are text. */
    int count(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
