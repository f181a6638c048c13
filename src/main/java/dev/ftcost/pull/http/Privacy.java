package dev.ftcost.pull.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ftcost.usage.Confidential;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of an answer what is never stored: e-mail addresses, prompts and parts of keys. Everything else stays as it came. */
public final class Privacy {
    private static final Pattern KEY_IN_MESSAGE = Pattern.compile("\\bsk-[\\w*.-]{6,}");
    private static final Pattern EMAIL_FIELD = Pattern.compile("(?:.*_)?e_?mail(?:_address)?");
    /** Graders of reinforcement hold prompts; the others are what people write wherever they stand in a job. */
    private static final Set<String> PROMPTS = Set.of("grader", "graders", "prompt", "messages", "input", "instructions", "system_prompt",
            "template", "content", "text", "examples", "response_format");
    private static final Set<String> KEY_PARTS = Set.of("redacted_value", "value");

    private Privacy() {}

    /** Usage, costs, projects and models. */
    public static void clean(ObjectNode answer) {
        clean(answer, Set.of());
    }

    public static void cleanJobs(ObjectNode answer) {
        clean(answer, PROMPTS);
    }

    public static void cleanKeys(ObjectNode answer) {
        clean(answer, KEY_PARTS);
    }

    private static void clean(JsonNode node, Set<String> dropped) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String lower = name.toLowerCase(Locale.ROOT);
                JsonNode value = object.get(name);
                if (dropped.contains(lower) || EMAIL_FIELD.matcher(lower).matches()) {
                    object.remove(name);
                } else if (value instanceof TextNode text) {
                    object.put(name, Confidential.masked(text.textValue()));
                } else {
                    clean(value, dropped);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TextNode text) {
                    array.set(i, Confidential.masked(text.textValue()));
                } else {
                    clean(array.get(i), dropped);
                }
            }
        }
    }

    /** What a server or the JVM says, for a message: without addresses, and without keys, of which servers repeat the beginning and the end. */
    static String inMessage(String text) {
        return Confidential.masked(KEY_IN_MESSAGE.matcher(text).replaceAll("(key)"));
    }
}
