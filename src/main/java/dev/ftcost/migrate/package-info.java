/** The question of `ftcost migrate`: which models stop when, and what the same usage costs elsewhere. */
package dev.ftcost.migrate;
