package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of the bill.
 *
 * @param lineItem null where the export is not grouped by it
 * @param tokens the billed quantity in tokens; null where the export does not say
 */
public record BilledCharge(LocalDate day, String lineItem, String projectId, BigDecimal amount, BigDecimal tokens) {}
