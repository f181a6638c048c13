/**
 * Days that cost much more or less than the days before led to expect, with dollars and cause.
 *
 * <ul>
 * <li>In: a ledger.
 * <li>Out: findings, ranked by impact, and the days that could not be judged.
 * <li>Door: {@link dev.ftcost.anomalies.Anomalies}.
 * <li>Never: let a later day change the verdict on an earlier one.
 * </ul>
 */
package dev.ftcost.anomalies;
