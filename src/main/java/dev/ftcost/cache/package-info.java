/**
 * Entries on disk that may be deleted at any time. An entry is known by the file it was made from and by the program that made it.
 *
 * <ul>
 * <li>In: a file and the name of its format.
 * <li>Out: a place to store files in, or an entry that was stored whole; the folders that need not be made again.
 * <li>Door: {@link dev.ftcost.cache.Cache}.
 * <li>Never: change an answer: a run with a damaged, old or missing cache gives the same bytes.
 * </ul>
 */
package dev.ftcost.cache;
