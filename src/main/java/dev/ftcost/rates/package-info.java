/**
 * Rate cards, shutdown dates, and the one rule that finds a price.
 *
 * <ul>
 * <li>In: CSV files, built in or of a user.
 * <li>Out: dated prices in USD per 1,000,000 tokens, as decimals.
 * <li>Door: {@link dev.ftcost.rates.RateCards}.
 * <li>Never: take the price of a base model for a fine-tuned one, or 0 for a missing one.
 * </ul>
 */
package dev.ftcost.rates;
