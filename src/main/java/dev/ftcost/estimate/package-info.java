/**
 * What a fine-tuned model will cost: training, inference, and whether it pays; every amount exact until it is shown.
 *
 * <ul>
 * <li>In: a plan: tokens, epochs, volumes, prices.
 * <li>Out: an estimate with its formulas, comparisons and break-even.
 * <li>Door: {@link dev.ftcost.estimate.Estimate}.
 * <li>Never: take a price that the card does not have.
 * </ul>
 */
package dev.ftcost.estimate;
