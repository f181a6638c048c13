/**
 * Daily cost and usage from the ledger, and the comparison of a day with the days before it.
 *
 * <ul>
 * <li>In: rows of {@code sql/anomalies}.
 * <li>Out: series per model, per project of a model, and in total.
 * <li>Door: {@link dev.ftcost.anomalies.series.CostSeries}.
 * <li>Never: know a threshold.
 * </ul>
 */
package dev.ftcost.anomalies.series;
