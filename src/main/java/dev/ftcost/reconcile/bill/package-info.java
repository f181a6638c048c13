/**
 * Usage compared with billed lines: which line a charge is billed on, day by day, and which prices or tokens explain a difference exactly.
 *
 * <ul>
 * <li>In: charges of usage and of the cost export.
 * <li>Out: lines with their days, and exact explanations as values.
 * <li>Door: {@link dev.ftcost.reconcile.bill.Comparison}.
 * <li>Never: write a sentence.
 * </ul>
 */
package dev.ftcost.reconcile.bill;
