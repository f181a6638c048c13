package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

    /** How many words are remembered, and how long they are at most. */
    private static final int MOST_WORDS = 1 << 16;
    private static final int LONGEST_WORD = 32;

    private final Encoding encoding;
    /** The tokens of words that were counted before: texts repeat theirs, and finding one is faster than counting it again. */
    private final Map<String, Integer> words = new ConcurrentHashMap<>();

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

    /**
     * The tokens of a text; special tokens in it are text. Every encoding splits a text before a space between two letters, so that words
     * count apart.
     */
    int count(String text) {
        int tokens = 0;
        int from = 0;
        for (int at = text.indexOf(' ', 1); at > 0 && at + 1 < text.length(); at = text.indexOf(' ', at + 1)) {
            if (isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at + 1))) {
                tokens += ofWord(text.substring(from, at));
                from = at;
            }
        }
        return tokens + ofWord(text.substring(from));
    }

    private int ofWord(String word) {
        Integer known = word.length() > LONGEST_WORD ? null : words.get(word);
        if (known != null) {
            return known;
        }
        int tokens = encoding.countTokensOrdinary(word);
        if (word.length() <= LONGEST_WORD && words.size() < MOST_WORDS) {
            words.put(word, tokens);
        }
        return tokens;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
