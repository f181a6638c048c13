package dev.ftcost.rates.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.rates.table.TableRows.Keys;
import dev.ftcost.usage.ModelId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * genai-prices' {@code data.json}: an array of providers with models, whose {@code match} says which names they price; prices per 1,000,000
 * tokens, of the standard tier alone. The first model that matches a name prices it.
 */
final class GenAiPricesTable {
    private static final Keys KEYS = new Keys("input_mtok", "cache_read_mtok", "cache_write_mtok", "output_mtok");
    private static final Set<String> KNOWN = Set.of("input_mtok", "cache_read_mtok", "cache_write_mtok", "output_mtok");
    private static final int LONG_TOKENS = 272_000;

    private final List<JsonNode> models = new ArrayList<>();
    private final TableRows rows = new TableRows("genai-prices data.json", 0);
    private final LocalDate day;

    private GenAiPricesTable(LocalDate day) {
        this.day = day;
    }

    static boolean isOne(JsonNode root) {
        return root.isArray() && root.size() > 0 && root.get(0).path("models").isArray() && root.get(0).has("id");
    }

    static PriceTable read(JsonNode root, Collection<String> skus, LocalDate day) {
        GenAiPricesTable table = new GenAiPricesTable(day);
        for (JsonNode provider : root) {
            for (JsonNode model : provider.path("models")) {
                if (provider.path("id").asText("").equals("openai")) {
                    table.models.add(model);
                } else {
                    table.rows.otherProvider(provider.path("id").asText(""));
                }
            }
        }
        return table.read(skus);
    }

    private PriceTable read(Collection<String> skus) {
        Set<String> names = new TreeSet<>(skus);
        for (JsonNode model : models) {
            names.add(model.path("id").asText(""));
            equals(model.path("match"), names);
        }
        names.remove("");
        for (String name : names) {
            JsonNode model = modelOf(name);
            if (model != null && rows.isSku(name)) {
                price(name, model);
            }
        }
        return rows.table();
    }

    private void price(String name, JsonNode model) {
        ModelId id = ModelId.of(name);
        if (id.fineTuned() && (model.equals(modelOf(id.baseModel())) || model.equals(modelOf(ModelId.dateless(id.baseModel()))))) {
            rows.note("'" + name + "' has the price of its base model in the table and is skipped");
            return;
        }
        JsonNode prices = inForce(name, model.path("prices"));
        ObjectNode usual = JsonNodeFactory.instance.objectNode();
        ObjectNode longer = JsonNodeFactory.instance.objectNode();
        prices.properties().forEach(entry -> {
            if (!KNOWN.contains(entry.getKey())) {
                rows.unknownKey(entry.getKey(), name);
                return;
            }
            boolean hasTiers = entry.getValue().isObject();
            usual.set(entry.getKey(), hasTiers ? entry.getValue().path("base") : entry.getValue());
            JsonNode above = longPrice(entry.getValue());
            if (above != null) {
                longer.set(entry.getKey(), above);
            } else if (hasTiers) {
                rows.unknownKey(entry.getKey() + " above other numbers of tokens", name);
            }
        });
        if (!rows.add(name, "standard", false, usual, KEYS)) {
            rows.unpriced(name);
        } else if (!longer.isEmpty()) {
            // What has no price of its own for long requests costs the same there.
            usual.properties().stream().filter(entry -> !longer.has(entry.getKey())).toList()
                    .forEach(entry -> longer.set(entry.getKey(), entry.getValue()));
            rows.add(name, "standard", true, longer, KEYS);
        }
    }

    private static JsonNode longPrice(JsonNode price) {
        for (JsonNode tier : price.path("tiers")) {
            int start = tier.path("start").asInt(0);
            if (start == LONG_TOKENS || start == LONG_TOKENS + 1) {
                return tier.path("price");
            }
        }
        return null;
    }

    /** Of prices with a first day, the last that has begun; one for hours of a day is never taken. */
    private JsonNode inForce(String name, JsonNode prices) {
        if (!prices.isArray()) {
            return prices;
        }
        JsonNode found = prices.path(0).path("prices");
        for (JsonNode each : prices) {
            JsonNode constraint = each.path("constraint");
            if (constraint.has("start_time")) {
                rows.unknownKey("time-of-day prices", name);
            } else if (!constraint.has("start_date") || begun(constraint.path("start_date").asText(""))) {
                found = each.path("prices");
            }
        }
        return found;
    }

    private boolean begun(String start) {
        try {
            return day == null || !LocalDate.parse(start).isAfter(day);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private JsonNode modelOf(String name) {
        return models.stream().filter(model -> matches(model.path("match"), name)).findFirst().orElse(null);
    }

    /** Regular expressions are not tried: they are the file's, and may take for ever. */
    private static boolean matches(JsonNode clause, String name) {
        if (clause.path("or").isArray()) {
            for (JsonNode each : clause.path("or")) {
                if (matches(each, name)) {
                    return true;
                }
            }
            return false;
        }
        if (clause.path("and").isArray()) {
            for (JsonNode each : clause.path("and")) {
                if (!matches(each, name)) {
                    return false;
                }
            }
            return clause.path("and").size() > 0;
        }
        return clause.path("equals").asText("").equals(name)
                || has(clause, "starts_with") && name.startsWith(clause.path("starts_with").asText())
                || has(clause, "ends_with") && name.endsWith(clause.path("ends_with").asText())
                || has(clause, "contains") && name.contains(clause.path("contains").asText());
    }

    private static boolean has(JsonNode clause, String key) {
        return !clause.path(key).asText("").isEmpty();
    }

    private static void equals(JsonNode clause, Set<String> names) {
        Set<JsonNode> each = new LinkedHashSet<>();
        clause.path("or").forEach(each::add);
        clause.path("and").forEach(each::add);
        each.forEach(part -> equals(part, names));
        names.add(clause.path("equals").asText(""));
    }
}
