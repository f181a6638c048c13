/** The question of finance: does the computed cost tie to the bill, and where it does not, why. */
package dev.ftcost.reconcile;
