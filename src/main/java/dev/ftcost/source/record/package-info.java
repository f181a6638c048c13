/**
 * What any row of any format comes to: usage, a request, a job, a cost, or a reject.
 *
 * <ul>
 * <li>In: nothing.
 * <li>Out: records that are checked when they are made, and {@link dev.ftcost.source.record.RecordSink}, which takes them.
 * <li>Door: {@link dev.ftcost.source.record.RecordSink}.
 * <li>Never: know the name of a format, or hold the text of a prompt or an answer.
 * </ul>
 */
package dev.ftcost.source.record;
