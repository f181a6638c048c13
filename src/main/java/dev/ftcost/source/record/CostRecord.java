package dev.ftcost.source.record;

import java.math.BigDecimal;

/**
 * One row of a cost export: what OpenAI charged for a day, in USD, before credits.
 *
 * @param lineItem null where the export is not grouped by it
 * @param quantity the billed quantity in {@code quantityUnit}; null where the export does not say
 */
public record CostRecord(long start, long end, String lineItem, String projectId, String userId, String apiKeyId, BigDecimal amount,
        BigDecimal quantity, String quantityUnit) {}
