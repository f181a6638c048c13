/**
 * The words that all packages share: model ids, token types, and the two kinds of fault that a user can cause.
 *
 * <ul>
 * <li>In: nothing but strings.
 * <li>Out: values that are valid when they exist.
 * <li>Door: {@link dev.ftcost.usage.ModelId}.
 * <li>Never: read a file, ask the database, or know a price.
 * </ul>
 */
package dev.ftcost.usage;
