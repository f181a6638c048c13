/**
 * Finds the export files and recognizes each by its content. This is the door to everything that reads files.
 *
 * <ul>
 * <li>In: paths, and globs of files to ignore.
 * <li>Out: {@link dev.ftcost.source.ExportFile}: what a file is, how its rows are read one by one, and how they are read in bulk.
 * <li>Door: {@link dev.ftcost.source.Exports}.
 * <li>Never: count a row twice or once: that is settled in the ledger.
 * </ul>
 */
package dev.ftcost.source;
