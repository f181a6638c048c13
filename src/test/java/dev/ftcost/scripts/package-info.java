/** The scripts beside the program, each run by bash in a folder of its own. */
package dev.ftcost.scripts;
