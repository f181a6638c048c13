package dev.ftcost.rates.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.rates.table.TableRows.Keys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** LiteLLM's {@code model_prices_and_context_window.json}: one object with a model per key, prices per token. */
final class LiteLlmTable {
    private static final String PROVIDER = "litellm_provider";
    private static final Set<String> PROVIDERS = Set.of("openai", "text-completion-openai");
    private static final Map<String, String> TIERS = new TreeMap<>(
            Map.of("", "standard", "_batches", "batch", "_flex", "flex", "_priority", "priority"));
    /** OpenAI's limit; a price above another number of tokens has no row. */
    private static final String LONG = "_above_272k_tokens";
    private static final List<String> PRICES = List.of("input_cost_per_token", "cache_read_input_token_cost",
            "cache_creation_input_token_cost", "output_cost_per_token");
    private static final int PER_TOKEN = 6;

    private LiteLlmTable() {}

    static boolean isOne(JsonNode root) {
        return root.isObject() && root.properties().stream().anyMatch(entry -> entry.getValue().has(PROVIDER));
    }

    static PriceTable read(JsonNode root) {
        TableRows rows = new TableRows("LiteLLM model_prices_and_context_window.json", PER_TOKEN);
        root.properties().forEach(entry -> {
            String provider = entry.getValue().path(PROVIDER).asText("");
            if (entry.getKey().equals("sample_spec")) {
                return;
            }
            if (PROVIDERS.contains(provider)) {
                model(entry.getKey(), entry.getValue(), rows);
            } else {
                rows.otherProvider(provider);
            }
        });
        return rows.table();
    }

    private static void model(String key, JsonNode model, TableRows rows) {
        String sku = key.startsWith("openai/") ? key.substring("openai/".length()) : key;
        if (!rows.isSku(sku)) {
            return;
        }
        boolean isPriced = false;
        for (Map.Entry<String, String> tier : TIERS.entrySet()) {
            boolean isShort = rows.add(sku, tier.getValue(), false, model, keys(tier.getKey()));
            // A row for long requests alone would leave the others without a price.
            isPriced |= isShort && (rows.add(sku, tier.getValue(), true, model, keys(LONG + tier.getKey())) || isShort);
        }
        if (!isPriced) {
            rows.unpriced(sku);
        }
        if (sku.startsWith("ft:")) {
            rows.note("'" + sku + "': the table has no training price");
        }
        model.fieldNames().forEachRemaining(name -> {
            if (name.contains("cost") && !isPrice(name)) {
                rows.unknownKey(name, sku);
            }
        });
    }

    private static Keys keys(String ending) {
        return new Keys(PRICES.get(0) + ending, PRICES.get(1) + ending, PRICES.get(2) + ending, PRICES.get(3) + ending);
    }

    private static boolean isPrice(String name) {
        return PRICES.stream().filter(name::startsWith).map(price -> name.substring(price.length()))
                .anyMatch(ending -> TIERS.containsKey(ending.startsWith(LONG) ? ending.substring(LONG.length()) : ending));
    }
}
