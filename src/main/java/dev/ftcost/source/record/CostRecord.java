package dev.ftcost.source.record;

import java.math.BigDecimal;

/**
 * One row of a cost export: what OpenAI charged for a day, in USD, before credits.
 *
 * @param lineItem null where the export is not grouped by it
 * @param organizationId whose bill it is; null where the export does not say, and so are the names of the project and the organization
 * @param quantity the billed quantity in {@code quantityUnit}; null where the export does not say
 */
public record CostRecord(long start, long end, String lineItem, String projectId, String userId, String apiKeyId, BigDecimal amount,
        BigDecimal quantity, String quantityUnit, String projectName, String organizationId, String organizationName) {
    /** Of an export that names neither the project nor the organization. */
    public CostRecord(long start, long end, String lineItem, String projectId, String userId, String apiKeyId, BigDecimal amount,
            BigDecimal quantity, String quantityUnit) {
        this(start, end, lineItem, projectId, userId, apiKeyId, amount, quantity, quantityUnit, null, null, null);
    }
}
