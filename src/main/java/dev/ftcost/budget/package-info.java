/**
 * The question of {@code ftcost budget}: is a limit exceeded, or forecast to be.
 *
 * <ul>
 * <li>In: a ledger and a file of budgets.
 * <li>Out: a row per scope and month with spend, forecast and status.
 * <li>Door: {@link dev.ftcost.budget.Budgets}.
 * <li>Never: ask the clock.
 * </ul>
 */
package dev.ftcost.budget;
