package dev.ftcost.rates.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ftcost.rates.table.TableRows.Keys;
import java.util.Set;

/** models.dev's {@code api.json}: providers by their ids, with models by theirs; prices per 1,000,000 tokens, of the standard tier alone. */
final class ModelsDevTable {
    private static final Keys KEYS = new Keys("input", "cache_read", "cache_write", "output");
    private static final Set<String> KNOWN = Set.of("input", "cache_read", "cache_write", "output", "tiers", "context_over_200k");
    private static final int LONG_TOKENS = 272_000;

    private ModelsDevTable() {}

    static boolean isOne(JsonNode root) {
        return root.isObject() && root.path("openai").path("models").isObject();
    }

    static PriceTable read(JsonNode root) {
        TableRows rows = new TableRows("models.dev api.json", 0);
        root.properties().forEach(provider -> provider.getValue().path("models").properties().forEach(model -> {
            if (!provider.getKey().equals("openai")) {
                rows.otherProvider(provider.getKey());
            } else if (rows.isSku(model.getKey())) {
                model(model.getKey(), model.getValue().path("cost"), rows);
            }
        }));
        return rows.table();
    }

    private static void model(String sku, JsonNode cost, TableRows rows) {
        if (!rows.add(sku, "standard", false, cost, KEYS)) {
            rows.unpriced(sku);
            return;
        }
        JsonNode longer = longer(cost);
        if (!longer.isMissingNode()) {
            rows.add(sku, "standard", true, longer, KEYS);
        } else if (cost.has("tiers") || cost.has("context_over_200k")) {
            rows.unknownKey(cost.has("tiers") ? "tiers" : "context_over_200k", sku);
        }
        cost.fieldNames().forEachRemaining(key -> {
            // Reasoning tokens are inside the output; only another price for them would matter.
            if (!KNOWN.contains(key) && !(key.equals("reasoning") && cost.get(key).equals(cost.get("output")))) {
                rows.unknownKey(key, sku);
            }
        });
    }

    private static JsonNode longer(JsonNode cost) {
        for (JsonNode tier : cost.path("tiers")) {
            if (tier.path("tier").path("type").asText("").equals("context") && tier.path("tier").path("size").asInt(0) == LONG_TOKENS) {
                return tier;
            }
        }
        return MissingNode.getInstance();
    }
}
