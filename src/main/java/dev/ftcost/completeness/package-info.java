/**
 * What is missing from the input of a run: rejected rows, unknown files, missing pages, days without data, partial months, stale data.
 * {@link dev.ftcost.completeness.Completeness} works it out once from a ledger; every command that reads exports asks it, so that each
 * says the same in its table, CSV, JSON and pages.
 */
package dev.ftcost.completeness;
