/**
 * The charges of a month as rows of FOCUS, the FinOps Open Cost and Usage Specification.
 *
 * <ul>
 * <li>In: charges of the ledger.
 * <li>Out: {@code focus.csv}.
 * <li>Door: {@link dev.ftcost.focus.FocusFile}.
 * <li>Never: leave a mandatory column null.
 * </ul>
 */
package dev.ftcost.focus;
