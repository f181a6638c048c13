/** The question of `ftcost check`: what the exports are, what they cover, and what of them does not count. */
package dev.ftcost.check;
