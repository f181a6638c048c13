/**
 * Who or what caused a finding, taken apart exactly and said in a sentence.
 *
 * <ul>
 * <li>In: a finding and the usage behind it.
 * <li>Out: an anomaly as it is shown.
 * <li>Door: {@link dev.ftcost.anomalies.cause.AnomalyWriter}.
 * <li>Never: judge a day.
 * </ul>
 */
package dev.ftcost.anomalies.cause;
