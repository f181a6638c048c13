/**
 * Tables as values, their writers, and the one place that rounds. A command makes a {@link dev.ftcost.sheet.Sheet}; a writer turns it
 * into CSV, JSON, Markdown, text or a workbook.
 *
 * <ul>
 * <li>In: a sheet: title, typed columns, rows, an optional total.
 * <li>Out: text and files, escaped for the format.
 * <li>Door: {@link dev.ftcost.sheet.Sheet}.
 * <li>Never: know what a column means, or do arithmetic on amounts other than rounding and allocation.
 * </ul>
 */
package dev.ftcost.sheet;
