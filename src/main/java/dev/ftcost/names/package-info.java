/**
 * What people call the projects, API keys and users of the exports, and the teams and cost centers that they belong to.
 *
 * <ul>
 * <li>In: the CSV file of {@code --names}, and the names that OpenAI's exports and lists carry.
 * <li>Out: a name, a team and a cost center for an id; null where there is none.
 * <li>Door: {@link dev.ftcost.names.Names}.
 * <li>Never: hold an e-mail address, or a character that could move a cursor or turn text round.
 * </ul>
 */
package dev.ftcost.names;
