/**
 * The question of finance: does the computed cost tie to the billed cost, and where it does not, why.
 *
 * <ul>
 * <li>In: a ledger with cost exports.
 * <li>Out: a verdict and a row per line item and period.
 * <li>Door: {@link dev.ftcost.reconcile.Reconciler}.
 * <li>Never: give a verdict on what was not compared.
 * </ul>
 */
package dev.ftcost.reconcile;
