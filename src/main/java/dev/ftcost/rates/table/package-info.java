/**
 * Tables of prices that others keep, as rows of a rate card.
 *
 * <ul>
 * <li>In: the JSON file of LiteLLM, genai-prices or models.dev, known by its content.
 * <li>Out: rows of OpenAI's models, exact, and a sentence for everything that did not become one.
 * <li>Door: {@link dev.ftcost.rates.table.PriceTable}.
 * <li>Never: round a price, take 0 for one, or give a fine-tuned model the price of its base.
 * </ul>
 */
package dev.ftcost.rates.table;
