/**
 * What is an anomaly: the rules that need no statistics, and what makes one episode of many findings.
 *
 * <ul>
 * <li>In: daily series.
 * <li>Out: candidates, each episode once.
 * <li>Door: {@link dev.ftcost.anomalies.rule.EpisodeDeduplicator}.
 * <li>Never: word a cause.
 * </ul>
 */
package dev.ftcost.anomalies.rule;
