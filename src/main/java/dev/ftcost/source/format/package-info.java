/**
 * One class per format: how it is recognized and what a row of it says. A new export format is a new class here.
 *
 * <ul>
 * <li>In: the head of a file, then its rows.
 * <li>Out: records.
 * <li>Door: {@link dev.ftcost.source.format.Formats}.
 * <li>Never: read bytes, or keep a row in mind longer than its file.
 * </ul>
 */
package dev.ftcost.source.format;
