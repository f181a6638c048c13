/**
 * Exports go in, are counted once and priced, and questions are asked of the result. This is the door of all commands that read exports.
 *
 * <ul>
 * <li>In: export files and rate cards.
 * <li>Out: tables and views in the database, the balance of rows, rejects, and what is missing.
 * <li>Door: {@link dev.ftcost.ledger.Ledger}.
 * <li>Never: know a command, or round.
 * </ul>
 */
package dev.ftcost.ledger;
