/**
 * The question of {@code ftcost migrate}: which models stop when, and what the same usage costs elsewhere.
 *
 * <ul>
 * <li>In: a ledger with a month of usage, shutdown dates, and the factors that a target changes.
 * <li>Out: a row per model and target, with the difference and how far usage may grow before the target costs more.
 * <li>Door: {@link dev.ftcost.migrate.Migration}.
 * <li>Never: take an unpriced part for 0, or round an amount.
 * </ul>
 */
package dev.ftcost.migrate;
