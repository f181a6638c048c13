/** The neutral grid that every document is made from, its writers, and the one place that rounds. */
package dev.ftcost.sheet;
