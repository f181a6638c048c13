package dev.ftcost.migrate;

import dev.ftcost.estimate.Volume;
import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a model was used for in a month.
 *
 * @param month {@code YYYY-MM}
 * @param skus the names under which a card may price it, the first to be asked first
 */
public record ModelUsage(String month, String model, boolean fineTuned, List<String> skus, List<Part> parts) {

    /**
     * Usage that has one price.
     *
     * @param isLong whether the requests had more than 272,000 input tokens each
     * @param projectId the project where a card has prices of its own for it, or null
     * @param volume without the tokens of audio and images
     */
    public record Part(boolean isLong, String projectId, long requests, Media media, Volume volume) {}

    /** Tokens of audio and images, which no card prices. */
    public record Media(long input, long cachedInput, long output) {}

    public ModelUsage {
        skus = List.copyOf(skus);
        parts = List.copyOf(parts);
    }

    /** The usage of months, from the first to the last; by month and model. */
    public static List<ModelUsage> of(Ledger ledger, String firstMonth, String lastMonth) {
        Map<List<String>, ModelUsage> usage = new LinkedHashMap<>();
        ledger.database().forEach("migrate/usage",
                row -> usage.merge(List.of(row.getString("month"), row.getString("model")), of(row), ModelUsage::plus),
                firstMonth, lastMonth);
        return List.copyOf(usage.values());
    }

    private static ModelUsage of(ResultSet row) throws SQLException {
        Volume volume = new Volume(row.getString("service_tier"), number(row, "input_tokens"), number(row, "cached_input_tokens"),
                number(row, "cache_write_tokens"), number(row, "cache_write_12h_tokens"), number(row, "output_tokens"));
        Media media = new Media(row.getLong("media_input_tokens"), row.getLong("media_cached_input_tokens"),
                row.getLong("media_output_tokens"));
        List<String> skus = Stream.of(row.getString("data_sharing_sku"), row.getString("sku"), row.getString("dateless_sku"))
                .filter(Objects::nonNull).toList();
        return new ModelUsage(row.getString("month"), row.getString("model"), row.getBoolean("fine_tuned"), skus,
                List.of(new Part(row.getBoolean("is_long"), row.getString("rate_project"), row.getLong("requests"), media, volume)));
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return BigDecimal.valueOf(row.getLong(column));
    }

    private ModelUsage plus(ModelUsage other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new ModelUsage(month, model, fineTuned, skus, all);
    }

    public long requests() {
        return sum(Part::requests);
    }

    /** All input as OpenAI counts it, cached or not. */
    public long inputTokens() {
        return sum(part -> part.volume.input().longValueExact() + part.media.input);
    }

    public long cachedInputTokens() {
        return sum(part -> part.volume.cachedInput().longValueExact() + part.media.cachedInput);
    }

    public long outputTokens() {
        return sum(part -> part.volume.output().longValueExact() + part.media.output);
    }

    /** Tokens of audio and images, which no card prices. */
    public long mediaTokens() {
        return sum(part -> part.media.input + part.media.output);
    }

    private long sum(ToLongFunction<Part> number) {
        return parts.stream().mapToLong(number).reduce(0, Math::addExact);
    }
}
