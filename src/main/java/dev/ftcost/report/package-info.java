/** The main question: what did a month cost, and for what; and the documents that answer it. */
package dev.ftcost.report;
