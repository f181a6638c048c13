/**
 * The exports from OpenAI's Admin API: pages of usage and costs, lists of jobs, projects, keys and models, as files that every command reads.
 *
 * <ul>
 * <li>In: a folder, a span of days, keys from the environment or a file.
 * <li>Out: one file of JSON lines per month and kind, written whole or not at all, and what came in how many pages.
 * <li>Door: {@link dev.ftcost.pull.Pull}.
 * <li>Never: send a key to another host, or write a key, an e-mail address or a prompt anywhere.
 * </ul>
 */
package dev.ftcost.pull;
