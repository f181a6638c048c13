/** The vocabulary: what OpenAI's words mean. No input, no output. */
package dev.ftcost.usage;
