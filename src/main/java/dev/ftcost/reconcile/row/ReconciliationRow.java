package dev.ftcost.reconcile.row;

import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import java.math.BigDecimal;
import java.util.List;

/**
 * One row of the answer.
 *
 * @param period a month or a day
 * @param lineItem null where the two sides are not compared by it
 * @param project with its name; null where the two sides are not compared by it, or where there is none
 * @param tokens what was used
 * @param listCost null when nothing of it has a price
 * @param variance billed less list cost; null when some of the usage has no price
 * @param explanation null when there is nothing to explain
 * @param aboveTolerance whether the row keeps the bill from tying
 * @param shares the bill of a line that several models share, shared out by list cost; empty elsewhere
 */
public record ReconciliationRow(String period, String lineItem, NamedId project, Long tokens, BigDecimal listCost, BigDecimal billedCost,
        BigDecimal variance, Status status, String explanation, boolean aboveTolerance, List<Share> shares) {

    /** The id of the project; null where there is none. */
    public String projectId() {
        return project == null ? null : project.id();
    }

    /** The same with the name of its project. */
    public ReconciliationRow with(Names names) {
        return new ReconciliationRow(period, lineItem, names.named(projectId()), tokens, listCost, billedCost, variance, status,
                explanation,
                aboveTolerance, shares);
    }

    /** What one model has of a line that several share. */
    public record Share(String model, long tokens, BigDecimal listCost, BigDecimal billedCost) {}
}
