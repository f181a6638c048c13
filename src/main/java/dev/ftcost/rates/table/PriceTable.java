package dev.ftcost.rates.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.rates.Rate;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * A table of prices that somebody else keeps, as rows of a card: open spans, prices in USD per 1,000,000 tokens.
 *
 * @param rates one row per SKU, service tier and context, sorted
 * @param notes a sentence for everything that did not become a row
 */
public record PriceTable(List<Rate> rates, List<String> notes) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    /** Some tables are a few megabytes; a log that is named by mistake may be more than fits into memory. */
    private static final long MOST_BYTES = 100_000_000;

    public PriceTable {
        rates = List.copyOf(rates);
        notes = List.copyOf(notes);
    }

    /**
     * @param skus what a card prices already: a table that prices families of models is asked for these too
     * @param day whose prices count, where a table has several; null means the newest
     * @throws InputError when the file is no table that is known
     */
    public static PriceTable read(Path file, Collection<String> skus, LocalDate day) {
        if (!Files.isRegularFile(file)) {
            throw new InputError("'" + file + "' is not a file.");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputError("'" + file + "' is larger than any price table (100 MB); check the name.");
            }
            return of(file, JSON.readTree(Files.readAllBytes(file)), skus, day);
        } catch (JsonProcessingException e) {
            throw new InputError("'" + file + "' is not JSON"
                    + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")") + "; a price table is a JSON file.");
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private static PriceTable of(Path file, JsonNode root, Collection<String> skus, LocalDate day) {
        if (LiteLlmTable.isOne(root)) {
            return LiteLlmTable.read(root);
        }
        if (GenAiPricesTable.isOne(root)) {
            return GenAiPricesTable.read(root, skus, day);
        }
        if (ModelsDevTable.isOne(root)) {
            return ModelsDevTable.read(root);
        }
        throw new InputError("'" + file + "' is not a known price table; ftcost reads LiteLLM's model_prices_and_context_window.json, "
                + "genai-prices' data.json and models.dev's api.json.");
    }
}
