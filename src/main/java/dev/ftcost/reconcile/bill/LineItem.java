package dev.ftcost.reconcile.bill;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line item of the bill, taken apart: {@code batch api | ft-gpt-4o-2024-08-06, cached input}.
 *
 * @param prefix {@code batch api}, {@code flex}, {@code realtime api} …; null when there is none
 * @param modality {@code text}, {@code audio} or {@code image}; null when the line does not say
 * @param side {@code input}, {@code cached input}, {@code output}, {@code cache writes} or {@code cache writes - 12hr}; null for what is not billed by the token
 */
public record LineItem(String text, String prefix, String name, String modality, String side, boolean longContext) {
    private static final Pattern GRAMMAR = Pattern.compile("(?:(?<prefix>[a-z][a-z ]*?) \\| )?(?<name>.+?)(?: (?<mod>text|audio|image))?"
            + "(?:, (?:(?<sidemod>text|audio|image) )?(?<side>input|cached input|output|cache writes(?: - 12hr)?))?(?<long>, long context)?",
            Pattern.DOTALL);
    /** OpenAI publishes no name for it; {@code ft-} in front of a base with a side is inference and is decided before. */
    private static final Pattern TRAINING = Pattern.compile("(?i)\\b(fine[- ]?tun\\w*|training|ft)\\b");
    /** The one model whose line is a name of its own without a side; in the usage it is text-embedding-ada-002-v2. */
    static final String ADA = "ada v2";
    private static final String ADA_SKU = "text-embedding-ada-002-v2";
    static final String LONG_CONTEXT = ", long context";

    /** What kind of thing a line bills. */
    public enum Kind { TOKENS, BATCH, TOOL, IMAGE, AUDIO, STORAGE, TRAINING, OTHER }

    public static LineItem of(String text) {
        Matcher line = GRAMMAR.matcher(text);
        if (!line.matches()) {
            return new LineItem(text, null, text, null, null, false);
        }
        // An embedding model has one price, so that its line needs no side.
        boolean isEmbedding = line.group("name").equals(ADA) || line.group("name").startsWith("text-embedding-");
        String side = isEmbedding ? "input" : line.group("side");
        String modality = line.group("mod") != null ? line.group("mod") : line.group("sidemod");
        return new LineItem(text, line.group("prefix"), line.group("name"), modality, side, line.group("long") != null);
    }

    public Kind kind() {
        if (side != null) {
            return modality != null && !modality.equals("text") ? Kind.valueOf(modality.toUpperCase(Locale.ROOT))
                    : "batch api".equals(prefix) ? Kind.BATCH : Kind.TOKENS;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (TRAINING.matcher(text).find()) {
            return Kind.TRAINING;
        }
        if (lower.contains("storage") || lower.contains("file search") && !lower.contains("call") || lower.contains("vector store")) {
            return Kind.STORAGE;
        }
        if (lower.contains("tool") || lower.contains("code interpreter") || lower.contains("search") || lower.contains("container")) {
            return Kind.TOOL;
        }
        if (lower.contains("dall-e") || lower.contains("image")) {
            return Kind.IMAGE;
        }
        return lower.startsWith("tts") || lower.startsWith("whisper") || lower.contains("audio") || lower.contains("transcribe")
                ? Kind.AUDIO : Kind.OTHER;
    }

    /** Whether usage in tokens can stand behind the line. */
    public boolean billsTokens() {
        return side != null;
    }

    /** The line on which the same tokens stand when the context is not long; usage does not tell the two apart. */
    public String withoutLongContext() {
        return longContext ? text.substring(0, text.length() - LONG_CONTEXT.length()) : text;
    }

    /** The line without what stands before the bar. */
    public String withoutPrefix() {
        return prefix == null ? text : text.substring(prefix.length() + 3);
    }

    /** The tier that a price is asked for. */
    public String serviceTier() {
        return prefix == null ? "standard" : switch (prefix) {
            case "batch api" -> "batch";
            case "flex", "priority", "ultrafast" -> prefix;
            case "fast" -> "priority";
            default -> "standard";
        };
    }

    /** The meter of a rate card; null where the line has no side. */
    public String meter() {
        return side == null ? null : switch (side) {
            case "cached input" -> "cached_input";
            case "cache writes" -> "cache_write";
            case "cache writes - 12hr" -> "cache_write_12h";
            default -> side;
        };
    }

    /** The SKU that the name stands for: {@code ft:gpt-4o-2024-08-06} of {@code ft-gpt-4o-2024-08-06}. */
    public String sku() {
        return name.equals(ADA) ? ADA_SKU : name.startsWith("ft-") ? "ft:" + name.substring(3) : name;
    }
}
