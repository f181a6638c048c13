/**
 * The connection to OpenAI's API: requests that are sent again where that helps, answers as JSON without what is never stored, and keys that no
 * message shows. The only package that knows the network.
 *
 * <ul>
 * <li>In: an address, a key, a path and its query.
 * <li>Out: JSON objects, or a fault with a sentence.
 * <li>Door: {@link dev.ftcost.pull.http.ApiClient}.
 * <li>Never: send a key to another host than the one that was given, or go on when an answer is not whole.
 * </ul>
 */
package dev.ftcost.pull.http;
