/**
 * The question of {@code ftcost summary}: what a person should look at, one line each, and what of it was not reported before.
 *
 * <ul>
 * <li>In: a ledger, what is missing from it, budgets, and what earlier runs reported.
 * <li>Out: findings with their day and dollars, and the message that has the new ones, for mail or Slack.
 * <li>Door: {@link dev.ftcost.summary.Findings}.
 * <li>Never: judge again what another question has judged: it asks them, and takes their sentences.
 * </ul>
 */
package dev.ftcost.summary;
