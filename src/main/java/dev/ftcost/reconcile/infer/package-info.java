/**
 * A rate card from the billed costs: one price per span and project, or none.
 *
 * <ul>
 * <li>In: compared lines.
 * <li>Out: rates with the evidence for each.
 * <li>Door: {@link dev.ftcost.reconcile.infer.InferredCard}.
 * <li>Never: average two prices.
 * </ul>
 */
package dev.ftcost.reconcile.infer;
