package dev.ftcost.rates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads LiteLLM's {@code model_prices_and_context_window.json}: prices per token, each taken as its decimal text.
 *
 * @param rates one row a model and tier, sorted
 * @param oddities a sentence for everything that did not become a rate
 */
public record LiteLlmImport(List<Rate> rates, List<String> oddities) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final Set<String> PROVIDERS = Set.of("openai", "text-completion-openai");
    private static final Map<String, String> TIERS = Map.of("", "standard", "_batches", "batch", "_flex", "flex", "_priority", "priority");
    private static final List<String> PRICES = List.of("input_cost_per_token", "cache_read_input_token_cost",
            "cache_creation_input_token_cost", "output_cost_per_token");
    private static final String SOURCE = "LiteLLM model_prices_and_context_window.json";
    private static final int RATE_DECIMALS = 6;

    public static LiteLlmImport read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root == null || !root.isObject()) {
                throw new InputError("'" + file + "' is not a price table; expected a JSON object with one key per model.");
            }
            return new Reading().read(root);
        } catch (JsonProcessingException e) {
            throw new InputError("'" + file + "' is not JSON: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class Reading {
        private final Map<String, Rate> rates = new TreeMap<>();
        private final List<String> oddities = new ArrayList<>();
        private final Map<String, Integer> otherProviders = new TreeMap<>();
        private final Map<String, List<String>> unknownKeys = new TreeMap<>();
        private final List<String> unpriced = new ArrayList<>();

        LiteLlmImport read(JsonNode root) {
            root.properties().forEach(entry -> {
                String provider = entry.getValue().path("litellm_provider").asText("");
                if (entry.getKey().equals("sample_spec")) {
                    return;
                }
                if (PROVIDERS.contains(provider)) {
                    model(entry.getKey(), entry.getValue());
                } else {
                    otherProviders.merge(provider.isEmpty() ? "no provider" : provider, 1, Integer::sum);
                }
            });
            unknownKeys.forEach(
                    (key, models) -> oddities.add("'" + key + "' has no column on a rate card and is skipped (" + some(models) + ")"));
            if (!unpriced.isEmpty()) {
                oddities.add(unpriced.size() + (unpriced.size() == 1 ? " model has" : " models have") + " no price per token and no row ("
                        + some(unpriced) + ")");
            }
            if (!otherProviders.isEmpty()) {
                int all = otherProviders.values().stream().mapToInt(Integer::intValue).sum();
                oddities.add(all + (all == 1 ? " model" : " models") + " of other providers skipped ("
                        + some(List.copyOf(otherProviders.keySet())) + ")");
            }
            return new LiteLlmImport(List.copyOf(rates.values()), List.copyOf(oddities));
        }

        private static String some(List<String> names) {
            return String.join(", ", names.subList(0, Math.min(3, names.size())))
                    + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
        }

        private void model(String key, JsonNode model) {
            String sku = key.startsWith("openai/") ? key.substring("openai/".length()) : key;
            int before = rates.size();
            for (var tier : new TreeMap<>(TIERS).entrySet()) {
                BigDecimal[] prices = new BigDecimal[PRICES.size()];
                boolean any = false;
                for (int p = 0; p < prices.length; p++) {
                    prices[p] = price(sku, PRICES.get(p) + tier.getKey(), model);
                    any |= prices[p] != null;
                }
                if (any) {
                    Rate rate = Rate.of("litellm", 0, sku, tier.getValue(), null, null,
                            new Rate.Prices(prices[0], prices[1], prices[2], null, prices[3], null, null, null), SOURCE, null);
                    if (rates.putIfAbsent(sku + " " + tier.getValue(), rate) != null) {
                        oddities.add("'" + key + "' is listed under two names; the first is used");
                    }
                }
            }
            if (rates.size() == before) {
                unpriced.add(sku);
            }
            if (sku.startsWith("ft:")) {
                oddities.add("'" + sku + "': no training price; training of this model stays unpriced");
            }
            model.fieldNames().forEachRemaining(name -> {
                if (name.contains("cost") && !isPrice(name)) {
                    unknownKeys.computeIfAbsent(name, each -> new ArrayList<>()).add(sku);
                }
            });
        }

        private static boolean isPrice(String name) {
            return PRICES.stream().anyMatch(price -> name.startsWith(price) && TIERS.containsKey(name.substring(price.length())));
        }

        private BigDecimal price(String sku, String key, JsonNode model) {
            JsonNode value = model.get(key);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isNumber()) {
                oddities.add("'" + sku + "': " + key + " '" + value.asText() + "' is not a number and is skipped");
                return null;
            }
            BigDecimal perMillion = value.decimalValue().movePointRight(6).stripTrailingZeros();
            if (perMillion.signum() < 0) {
                oddities.add("'" + sku + "': " + key + " '" + value.asText() + "' is negative and is skipped");
                return null;
            }
            if (perMillion.signum() == 0) {
                oddities.add("'" + sku + "': " + key + " is 0, which may mean free or unknown; it is left blank");
                return null;
            }
            if (perMillion.scale() > RATE_DECIMALS) {
                oddities.add("'" + sku + "': " + key + " '" + value.asText() + "' is " + perMillion.toPlainString()
                        + " per 1M, which has more than six decimals, and is skipped");
                return null;
            }
            return perMillion;
        }
    }
}
