package dev.ftcost.source.row;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose bill a request in the log of a gateway is on: other vendors' requests cost nothing at OpenAI. */
public final class Vendors {
    private static final Pattern OPENAI = Pattern.compile("openai(\\.[a-z]+)?|text-completion-openai");
    /** Frameworks that tracers name where the vendor should stand; the model says more than they do. */
    private static final Set<String> FRAMEWORKS = Set.of("langchain", "langgraph", "llamaindex", "llama_index", "llama-index", "haystack",
            "crewai", "autogen", "semantic_kernel", "semantic-kernel", "dspy", "pydantic_ai", "pydantic-ai", "openai_agents",
            "openai-agents");
    private static final List<String> PREFIXES = List.of("openai/", "text-completion-openai/", "responses/", "chat/");

    private Vendors() {}

    /** Whether a log names a vendor, and it is another one. */
    public static boolean isOther(String vendor) {
        String name = vendor == null ? null : vendor.toLowerCase(Locale.ROOT);
        return name != null && !OPENAI.matcher(name).matches() && !FRAMEWORKS.contains(name);
    }

    /** The model as OpenAI writes it; a gateway writes the vendor and the API before it. */
    public static String model(String model) {
        String bare = model;
        for (String prefix : PREFIXES) {
            bare = bare != null && bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
        }
        return bare;
    }
}
