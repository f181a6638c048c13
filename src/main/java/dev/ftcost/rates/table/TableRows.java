package dev.ftcost.rates.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.rates.Rate;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects the rows of a table, and what does not become one. */
final class TableRows {
    private static final int RATE_DECIMALS = 6;
    private static final int MOST_PLACES = 12;
    private static final int MOST_NAMED = 3;
    /** OpenAI's names of models are of this form; others are no SKU of a card. */
    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");

    private final String source;
    /** How many places the point moves to the right, to USD per 1,000,000 tokens. */
    private final int places;
    private final Map<String, Rate> rates = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> otherProviders = new TreeMap<>();
    private final Map<String, List<String>> unknownKeys = new TreeMap<>();
    private final List<String> unpriced = new ArrayList<>();
    private final List<String> noSku = new ArrayList<>();

    TableRows(String source, int places) {
        this.source = source;
        this.places = places;
    }

    /** The four prices that tables have, by the keys under which one has them. */
    record Keys(String input, String cachedInput, String cacheWrite, String output) {}

    /** Whether a name can be that of a model of OpenAI; one that cannot is noted. */
    boolean isSku(String name) {
        if (SKU.matcher(name).matches() && ModelId.of(name).sku().equals(name)) {
            return true;
        }
        noSku.add(name);
        return false;
    }

    /** Adds a row where the object has one of the prices; whether it has. */
    boolean add(String sku, String tier, boolean isLong, JsonNode prices, Keys keys) {
        BigDecimal input = price(sku, keys.input, prices);
        BigDecimal cachedInput = price(sku, keys.cachedInput, prices);
        BigDecimal cacheWrite = price(sku, keys.cacheWrite, prices);
        BigDecimal output = price(sku, keys.output, prices);
        if (input == null && cachedInput == null && cacheWrite == null && output == null) {
            return false;
        }
        Rate rate = new Rate("table", 0, sku, tier, isLong, null, null, null,
                new Rate.Prices(input, cachedInput, cacheWrite, null, output, null, null, null), null, source, null);
        if (rates.putIfAbsent(sku + " " + tier + (isLong ? " long" : ""), rate) != null) {
            notes.add("'" + sku + "' is listed under two names; the first counts");
        }
        return true;
    }

    private BigDecimal price(String sku, String key, JsonNode prices) {
        JsonNode value = prices.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        String place = "'" + sku + "': " + key + " ";
        if (!value.isNumber()) {
            notes.add(place + "'" + value.asText() + "' is not a number and is skipped");
            return null;
        }
        BigDecimal number = value.decimalValue();
        // With an exponent, a few characters are a number that nobody could write out.
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale() + places) > MOST_PLACES) {
            notes.add(place + "'" + value.asText() + "' is beyond any price and is skipped");
            return null;
        }
        BigDecimal perMillion = number.signum() == 0 ? BigDecimal.ZERO : number.movePointRight(places).stripTrailingZeros();
        if (perMillion.signum() < 0) {
            notes.add(place + "'" + value.asText() + "' is negative and is skipped");
        } else if (perMillion.signum() == 0) {
            notes.add(place + "is 0, which may be free or unknown; it is left blank");
        } else if (perMillion.scale() > RATE_DECIMALS) {
            notes.add(place + "'" + value.asText() + "' is " + perMillion.toPlainString()
                    + " per 1M, more than six decimals, and is skipped");
        } else {
            return perMillion;
        }
        return null;
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void otherProvider(String name) {
        otherProviders.merge(name.isEmpty() ? "no provider" : name, 1, Integer::sum);
    }

    void unknownKey(String key, String sku) {
        unknownKeys.computeIfAbsent(key, each -> new ArrayList<>()).add(sku);
    }

    void unpriced(String sku) {
        unpriced.add(sku);
    }

    PriceTable table() {
        unknownKeys
                .forEach((key, models) -> notes.add("'" + key + "' has no column on a rate card and is skipped (" + some(models) + ")"));
        if (!unpriced.isEmpty()) {
            notes.add(unpriced.size() + (unpriced.size() == 1 ? " model has" : " models have") + " no price per token and no row ("
                    + some(unpriced)
                    + ")");
        }
        if (!noSku.isEmpty()) {
            notes.add(noSku.size() + (noSku.size() == 1 ? " name is" : " names are") + " not in the form of an OpenAI model name, skipped ("
                    + some(noSku) + ")");
        }
        if (!otherProviders.isEmpty()) {
            int all = otherProviders.values().stream().mapToInt(Integer::intValue).sum();
            notes.add(all + (all == 1 ? " model" : " models") + " of other providers skipped (" + some(List.copyOf(otherProviders.keySet()))
                    + ")");
        }
        return new PriceTable(List.copyOf(rates.values()), notes);
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }
}
