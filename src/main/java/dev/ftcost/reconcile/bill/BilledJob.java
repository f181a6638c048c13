package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A fine-tuning job that ended; tokens and cost are null where OpenAI does not say them or the card has no rate. */
public record BilledJob(LocalDate day, String id, String model, String baseModel, Long tokens, BigDecimal hours, BigDecimal unitPrice,
        BigDecimal listCost,
        boolean failed, Long billedSeconds) {
    /** Its training as tokens that were used; null when it is not charged by them. */
    public UsageCharge asCharge() {
        return listCost == null || hours != null || tokens == null ? null
                : new UsageCharge(day, null, model, baseModel, "ft:" + baseModel, true, "standard", "training", tokens, unitPrice, null,
                        false,
                        false);
    }
}
