/**
 * Requests of logs, each id counted once across all files, within a bounded memory.
 *
 * <ul>
 * <li>In: batches of requests, file by file.
 * <li>Out: totals per day and dimension in the table {@code request_row}.
 * <li>Door: {@link dev.ftcost.requests.RequestStore}.
 * <li>Never: store the text of a request, or hold all ids in memory at once.
 * </ul>
 */
package dev.ftcost.requests;
