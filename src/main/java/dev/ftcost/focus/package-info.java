/** The charges of a month as rows of FOCUS, the FinOps Open Cost and Usage Specification. */
package dev.ftcost.focus;
