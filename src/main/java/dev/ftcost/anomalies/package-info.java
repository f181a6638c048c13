/** What was unusual: the statistics of daily costs, the rules that name a cause, and the dollars behind both. */
package dev.ftcost.anomalies;
