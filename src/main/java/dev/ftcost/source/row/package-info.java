/**
 * A row as it is in its file, and the one judge of a value: what a count, a time, a bucket and a cached part may be.
 *
 * <ul>
 * <li>In: a CSV record or a JSON object.
 * <li>Out: values, or {@link dev.ftcost.source.record.BadValue} with column, value and reason.
 * <li>Door: {@link dev.ftcost.source.row.Row}.
 * <li>Never: guess: what is not certainly a value is a reject.
 * </ul>
 */
package dev.ftcost.source.row;
