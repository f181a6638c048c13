/**
 * A written row of a reconciliation: its status, and the sentence that explains it.
 *
 * <ul>
 * <li>In: compared lines.
 * <li>Out: rows with status and explanation.
 * <li>Door: {@link dev.ftcost.reconcile.row.RowBuilder}.
 * <li>Never: look at usage or at the bill again.
 * </ul>
 */
package dev.ftcost.reconcile.row;
