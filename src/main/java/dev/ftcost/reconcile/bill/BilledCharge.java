package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of the bill.
 *
 * @param lineItem null where the export is not grouped by it
 * @param tokens the billed quantity in tokens; null where the export does not say
 * @param fileId the cost export that it is from
 * @param rounding how far the export may have rounded the amount, in USD; 0 where it did not
 */
public record BilledCharge(LocalDate day, String lineItem, String projectId, BigDecimal amount, BigDecimal tokens, int fileId,
        BigDecimal rounding) {
    /** Whether OpenAI gave money back. */
    public boolean isCredit() {
        return amount.signum() < 0 && !LineDay.isNothing(amount);
    }

    public boolean isTraining() {
        return lineItem != null && LineItem.of(lineItem).kind() == LineItem.Kind.TRAINING;
    }

    BilledCharge roundedBy(BigDecimal most) {
        return new BilledCharge(day, lineItem, projectId, amount, tokens, fileId, most);
    }
}
