package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The forms of examples that other trainers read, and what OpenAI's form of the same is. */
enum ForeignForm {
    TRL_PREFERENCE("a TRL preference example (prompt, chosen, rejected)", "input, preferred_output and non_preferred_output",
            Form.PREFERENCE), TRL_PROMPT("a TRL prompt/completion example (lists of messages)", "one list of messages", Form.CHAT), ALPACA(
                    "an Alpaca example (instruction, input, output)", "messages",
                    Form.CHAT), SHAREGPT("a ShareGPT example (conversations)", "messages", Form.CHAT), GEMINI("a Gemini example (contents)",
                            "messages", null), PLAIN_TEXT("plain text (text)", "messages", null);

    private static final Map<String, String> SHAREGPT_ROLES = Map.of("human", "user", "user", "user", "gpt", "assistant", "assistant",
            "assistant", "system", "system");

    private final String title;
    private final String wanted;
    private final Form target;

    ForeignForm(String title, String wanted, Form target) {
        this.title = title;
        this.wanted = wanted;
        this.target = target;
    }

    /** What it is, and what OpenAI reads in its place. */
    String sentence() {
        return "is " + title + ", a form of other training tools; OpenAI reads " + wanted;
    }

    String title() {
        return title;
    }

    /** The form that {@link #converted} gives; null when it cannot be converted. */
    Form target() {
        return target;
    }

    /** By the keys of an example; null when it is none of another trainer. */
    static ForeignForm of(JsonNode example) {
        if (example.has("messages") || example.has("preferred_output") || example.has("preferred_completion")) {
            return null;
        }
        if (example.has("chosen") && example.has("rejected")) {
            return TRL_PREFERENCE;
        }
        if (example.path("prompt").isArray() && example.path("completion").isArray()) {
            return TRL_PROMPT;
        }
        if (example.has("instruction") && (example.has("output") || example.has("response"))) {
            return ALPACA;
        }
        if (example.path("conversations").isArray()) {
            return SHAREGPT;
        }
        if (example.path("contents").isArray()) {
            return GEMINI;
        }
        return example.size() == 1 && example.path("text").isTextual() ? PLAIN_TEXT : null;
    }

    /** The example in OpenAI's form; null when it is not certain what belongs where. The result is still to be checked. */
    ObjectNode converted(JsonNode example) {
        return switch (this) {
            case TRL_PREFERENCE -> preference(example);
            case TRL_PROMPT -> chat(messages("user", example.path("prompt")), messages("assistant", example.path("completion")));
            case ALPACA -> alpaca(example);
            case SHAREGPT -> shareGpt(example);
            case GEMINI, PLAIN_TEXT -> null;
        };
    }

    private static ObjectNode preference(JsonNode example) {
        ArrayNode prompt = messages("user", example.path("prompt"));
        ArrayNode chosen = messages("assistant", example.path("chosen"));
        ArrayNode rejected = messages("assistant", example.path("rejected"));
        // Without a prompt of its own, each side is the whole conversation, and where the answer begins is a guess.
        if (prompt == null || chosen == null || rejected == null) {
            return null;
        }
        ObjectNode preference = JsonNodeFactory.instance.objectNode();
        preference.putObject("input").set("messages", prompt);
        preference.set("preferred_output", chosen);
        preference.set("non_preferred_output", rejected);
        return preference;
    }

    private static ObjectNode alpaca(JsonNode example) {
        JsonNode answer = example.has("output") ? example.path("output") : example.path("response");
        String input = example.path("input").asText("");
        if (!example.path("instruction").isTextual() || !answer.isTextual()
                || !example.path("input").isMissingNode() && !example.path("input").isTextual()) {
            return null;
        }
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        if (!example.path("system").asText("").isEmpty()) {
            messages.addObject().put("role", "system").put("content", example.path("system").textValue());
        }
        String instruction = example.path("instruction").textValue();
        messages.addObject().put("role", "user").put("content", input.isEmpty() ? instruction : instruction + "\n\n" + input);
        messages.addObject().put("role", "assistant").put("content", answer.textValue());
        return chat(messages);
    }

    private static ObjectNode shareGpt(JsonNode example) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        if (!example.path("system").asText("").isEmpty()) {
            messages.addObject().put("role", "system").put("content", example.path("system").textValue());
        }
        for (JsonNode turn : example.path("conversations")) {
            String role = SHAREGPT_ROLES.get(turn.path("from").asText());
            if (role == null || !turn.path("value").isTextual()) {
                return null;
            }
            messages.addObject().put("role", role).put("content", turn.path("value").textValue());
        }
        return chat(messages);
    }

    /** A text is one message of the role; a list of messages is itself; anything else is null. */
    private static ArrayNode messages(String role, JsonNode value) {
        if (value.isTextual()) {
            ArrayNode messages = JsonNodeFactory.instance.arrayNode();
            messages.addObject().put("role", role).put("content", value.textValue());
            return messages;
        }
        return value.isArray() && !value.isEmpty() && value.path(0).has("role") ? value.deepCopy() : null;
    }

    private static ObjectNode chat(ArrayNode... parts) {
        ObjectNode chat = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = chat.putArray("messages");
        for (ArrayNode part : parts) {
            if (part == null) {
                return null;
            }
            messages.addAll(part);
        }
        return chat;
    }
}
