package dev.ftcost.ledger.load;

/**
 * A row that could not be read.
 *
 * @param line in the file, from 1; 0 when the fault is the file's
 * @param value a number, a date, an id or a model name, cut; empty for a line that does not parse
 */
public record Reject(String file, long line, String column, String value, String reason) {
    /** The most rejected rows of a file that are named one by one. */
    public static final int MOST = 10_000;

    /** Stands for the rejected rows of a file that are not named. */
    public static Reject more(String file, long count) {
        return new Reject(file, 0, "", "", count + " more rows of this file are rejected");
    }
}
