/**
 * The question of {@code ftcost cost}: what usage and training cost, grouped by any dimensions.
 *
 * <ul>
 * <li>In: a ledger, the dimensions to group by, and which values and days count.
 * <li>Out: one row per group with the columns of the report's tables; their sum is the report's to the last digit.
 * <li>Door: {@link dev.ftcost.cost.CostTable}.
 * <li>Never: compute a cost in another way than the report does, or leave a group without a name out.
 * </ul>
 */
package dev.ftcost.cost;
