/**
 * What is missing from the input, said once for all commands: rejected rows, unknown files, further pages, gaps, partial months, old data.
 *
 * <ul>
 * <li>In: a ledger.
 * <li>Out: warnings, each with its kind and sentence, and how much of each month the exports cover.
 * <li>Door: {@link dev.ftcost.completeness.Completeness}.
 * <li>Never: guess what the missing part would have been, or ask the clock.
 * </ul>
 */
package dev.ftcost.completeness;
