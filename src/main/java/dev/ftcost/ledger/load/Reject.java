package dev.ftcost.ledger.load;

/**
 * A row that could not be read.
 *
 * @param line in the file, from 1; 0 when the fault is the file's
 * @param value a number, a date, an id or a model name, cut; empty for a line that does not parse
 */
public record Reject(String file, long line, String column, String value, String reason) {}
