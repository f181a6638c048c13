package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A fine-tuning job that ended; tokens and cost are null where OpenAI does not say them or the card has no rate. */
public record BilledJob(LocalDate day, String id, String model, String baseModel, Long tokens, BigDecimal hours, BigDecimal unitPrice,
        BigDecimal listCost,
        boolean failed, Long billedSeconds) {}
