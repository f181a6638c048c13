package dev.ftcost.ledger.load;

/**
 * A file that the cache could not store or restore; the file itself was read.
 *
 * @param file its name
 * @param reason half a sentence
 */
public record CacheFault(String file, String reason) {}
