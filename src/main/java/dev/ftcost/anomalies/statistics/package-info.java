/**
 * Numbers only: forecasts, errors, episodes. The one package with binary floating point, which comes near no amount that is shown as
 * exact.
 *
 * <ul>
 * <li>In: a series of daily dollars.
 * <li>Out: detections with day, kind and strength.
 * <li>Door: {@link dev.ftcost.anomalies.statistics.AnomalyDetector}.
 * <li>Never: know the ledger.
 * </ul>
 */
package dev.ftcost.anomalies.statistics;
