package dev.ftcost.rates;

import dev.ftcost.usage.ModelId;
import java.time.LocalDate;
import java.util.List;

/**
 * What a rate is looked up for.
 *
 * @param skus what may have a row, the first to be asked first; the last one need not be there
 * @param longContext whether the requests had more than 272,000 input tokens each
 * @param projectId null for usage of no project that a card names
 */
public record RateQuery(List<String> skus, String serviceTier, boolean longContext, String projectId, LocalDate day) {
    /** What follows the SKU of models that were tuned with data sharing, on a card and nowhere else. */
    public static final String DATA_SHARING = ":data-sharing";

    /** Requests of usual length, of no project in particular. */
    public static RateQuery of(ModelId model, String serviceTier, LocalDate day) {
        return new RateQuery(List.of(model.sku(), model.datelessSku()), serviceTier, false, null, day);
    }

    /** The same for requests of another length. */
    public RateQuery with(boolean isLong) {
        return new RateQuery(skus, serviceTier, isLong, projectId, day);
    }
}
