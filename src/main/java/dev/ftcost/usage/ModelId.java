package dev.ftcost.usage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model as OpenAI writes it, and what its name says: the base model that was tuned, and the SKU that has a price.
 * Every string is a model id; a name of no known form is its own base and its own SKU.
 */
public record ModelId(String id, String baseModel, String sku, boolean fineTuned) {

    /** {@code ft:<base>:<org>:<suffix>:<id>[:ckpt-step-<n>]}; what follows the base never changes the price. */
    private static final Pattern FINE_TUNED = Pattern.compile("ft:([^:]+)(?::.*)?", Pattern.DOTALL);
    /** {@code davinci:ft-acme-2023-05-01-10-00-00}, before August 2023. */
    private static final Pattern LEGACY = Pattern.compile("(ada|babbage|curie|davinci):ft-.+", Pattern.DOTALL);
    /** {@code gpt-4o-mini-2024-07-18.ft-0123abcd}, Azure's deployments. */
    private static final Pattern AZURE = Pattern.compile("([a-z0-9][a-z0-9._-]*?)\\.ft-[0-9a-f]+(?:-.*)?", Pattern.DOTALL);
    /** Other vendors write {@code ft:} too, and their models have no place on OpenAI's cards. */
    private static final Pattern OPENAI_BASE = Pattern.compile("(?:gpt-|chatgpt-|o\\d|babbage|davinci|curie|ada|text-)[A-Za-z0-9._-]*");
    private static final Pattern DATE = Pattern.compile("(.+?)-(?:\\d{4}-\\d{2}-\\d{2}|\\d{4})");

    /** {@code ft:<base>:<org>:<suffix>:<id>} with a suffix, and its checkpoints. */
    private static final Pattern FAMILY = Pattern.compile("(ft:[^:]+:[^:]*:[^:]+):.+", Pattern.DOTALL);

    public static ModelId of(String id) {
        Matcher tuned = FINE_TUNED.matcher(id);
        if (tuned.matches()) {
            String base = tuned.group(1);
            String sku = OPENAI_BASE.matcher(base).matches() ? "ft:" + base : id;
            return new ModelId(id, base, sku, true);
        }
        for (Pattern form : new Pattern[] {LEGACY, AZURE}) {
            Matcher old = form.matcher(id);
            if (old.matches()) {
                return new ModelId(id, old.group(1), "ft:" + old.group(1), true);
            }
        }
        return new ModelId(id, id, id, false);
    }

    /** What a model has in common with one that replaces it after training again: base, organization and suffix; the id where there is no suffix. */
    public String family() {
        Matcher family = FAMILY.matcher(id);
        return family.matches() ? family.group(1) : id;
    }

    /** The SKU without its snapshot date: {@code ft:gpt-4o} of {@code ft:gpt-4o-2024-08-06}; itself when it has none. */
    public String datelessSku() {
        return dateless(sku);
    }

    /** A SKU or a base model without its snapshot date. */
    public static String dateless(String name) {
        Matcher dated = DATE.matcher(name);
        return dated.matches() ? dated.group(1) : name;
    }
}
