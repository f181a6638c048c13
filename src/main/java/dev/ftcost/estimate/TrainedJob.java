package dev.ftcost.estimate;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.List;

/**
 * A job that trained the estimated base: what it was billed for, next to the estimate.
 *
 * @param trainedTokens epochs included; null when OpenAI does not say
 */
public record TrainedJob(String id, String base, String status, Long trainedTokens) {

    public static List<TrainedJob> all(Ledger ledger) {
        return ledger.database().query("estimate/jobs", row -> new TrainedJob(row.getString("job_id"),
                row.getString("model") == null ? "" : ModelId.of(row.getString("model")).baseModel(), row.getString("status"),
                row.getObject("trained_tokens", Long.class)));
    }

    boolean trained(PricedTokens model) {
        return base.equals(model.model()) || ModelId.dateless(base).equals(model.model());
    }

    /** At the price of the estimate; null when unknown. */
    BigDecimal cost(PricedTokens model) {
        return trainedTokens == null ? null : new Training(trainedTokens, 0, 1, null, null).cost(model.training());
    }
}
