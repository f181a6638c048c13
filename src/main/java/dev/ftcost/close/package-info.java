/**
 * The question of {@code ftcost close}: what a month was settled at, whether its files are still those, and what later exports would change.
 *
 * <ul>
 * <li>In: a folder of reports; for adjustments, the tables of a new run.
 * <li>Out: {@code closed.json} and {@code adjustments.csv} of a month.
 * <li>Door: {@link dev.ftcost.close.Closing}.
 * <li>Never: read an export, or change a file of a closed month.
 * </ul>
 */
package dev.ftcost.close;
