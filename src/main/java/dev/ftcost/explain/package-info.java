/** The question of `ftcost explain`: where one number of a report comes from. */
package dev.ftcost.explain;
