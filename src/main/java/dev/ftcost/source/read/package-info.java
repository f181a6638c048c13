/**
 * The careful readers, one per container (CSV, JSON lines, JSON document, event stream). They define what a file says; every line is one
 * row of the balance.
 *
 * <ul>
 * <li>In: a stream and a format.
 * <li>Out: records in the order of the file, and a reject for every bad row.
 * <li>Door: {@link dev.ftcost.source.read.CsvReader} and its neighbors.
 * <li>Never: let a bad row take another one with it.
 * </ul>
 */
package dev.ftcost.source.read;
