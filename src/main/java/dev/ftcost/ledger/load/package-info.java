/**
 * Files into tables: each file is read carefully or in bulk, cached, and counted.
 *
 * <ul>
 * <li>In: export files in a settled order.
 * <li>Out: rows in {@code usage_row}, {@code job_row}, {@code cost_row} and {@code request_row}, and the counts of every file.
 * <li>Door: {@link dev.ftcost.ledger.load.ExportLoader}.
 * <li>Never: price anything, or decide which of two exports counts: that is SQL.
 * </ul>
 */
package dev.ftcost.ledger.load;
