/**
 * The question of {@code ftcost check}: what the exports are, what they cover, and what of them does not count.
 *
 * <ul>
 * <li>In: a ledger.
 * <li>Out: a row per file, gaps, duplicates, rejects.
 * <li>Door: {@link dev.ftcost.check.CheckResult}.
 * <li>Never: write a file.
 * </ul>
 */
package dev.ftcost.check;
