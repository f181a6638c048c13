/**
 * The documents of a report folder: Markdown, HTML, workbook, JSON, CSV, FOCUS, the index.
 *
 * <ul>
 * <li>In: the values of {@code report}.
 * <li>Out: a folder per month, written whole or not at all.
 * <li>Door: {@link dev.ftcost.report.write.Reporter}.
 * <li>Never: compute an amount: what is shown is what the values say.
 * </ul>
 */
package dev.ftcost.report.write;
