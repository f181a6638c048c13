/** The question of `ftcost budget`: is a limit passed, or will it be. */
package dev.ftcost.budget;
