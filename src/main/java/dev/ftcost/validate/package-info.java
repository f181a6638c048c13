/** A training file: whether OpenAI would take it, and how many tokens it is billed for. What it says is never repeated. */
package dev.ftcost.validate;
