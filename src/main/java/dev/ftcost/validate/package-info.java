/**
 * A training file: whether OpenAI would accept it, and how many tokens it is billed for.
 *
 * <ul>
 * <li>In: a JSON-lines file.
 * <li>Out: problems with line and field, token counts, training cost.
 * <li>Door: {@link dev.ftcost.validate.TrainingFile}.
 * <li>Never: repeat what an example says.
 * </ul>
 */
package dev.ftcost.validate;
