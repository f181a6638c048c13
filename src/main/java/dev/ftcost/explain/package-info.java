/**
 * The question of {@code ftcost explain}: where one number of a report comes from.
 *
 * <ul>
 * <li>In: a ledger, a model, a month.
 * <li>Out: the source rows, tokens, products and rates behind the cost, down to the line of the card.
 * <li>Door: {@link dev.ftcost.explain.Explanation}.
 * <li>Never: compute the cost in another way than the report does.
 * </ul>
 */
package dev.ftcost.explain;
