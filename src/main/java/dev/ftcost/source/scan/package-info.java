/**
 * Reads large files in bulk, for speed alone: the same rows as the careful readers, added up while they are read. Be warned: byte-level
 * code.
 *
 * <p>Everything is right without this package and slow. It falls back to the careful readers wherever a row is not plain, and a test
 * holds both against each other on damaged files.
 *
 * <ul>
 * <li>In: a usage CSV or a request log, plain or packed.
 * <li>Out: totals of usage, batches of requests, and every other row through the careful reader.
 * <li>Door: {@link dev.ftcost.source.scan.Scan}.
 * <li>Never: have a rule of its own: it asks the judges of {@code source.row} and {@code source.record}.
 * </ul>
 */
package dev.ftcost.source.scan;
