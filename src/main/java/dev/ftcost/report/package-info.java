/**
 * The main question: what did a month cost, and for what. Values only.
 *
 * <ul>
 * <li>In: a ledger.
 * <li>Out: months, their changes against the month before, rankings, notes, and what earlier reports said.
 * <li>Door: {@link dev.ftcost.report.MonthReports}.
 * <li>Never: draw a document.
 * </ul>
 */
package dev.ftcost.report;
