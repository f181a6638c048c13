/**
 * DuckDB, in memory, and the SQL files that are run in it.
 *
 * <ul>
 * <li>In: the name of an SQL file and values for its parameters.
 * <li>Out: rows, mapped one by one.
 * <li>Door: {@link dev.ftcost.database.Database}.
 * <li>Never: put a value into the text of a statement, or reach a file or the network once the exports are read.
 * </ul>
 */
package dev.ftcost.database;
