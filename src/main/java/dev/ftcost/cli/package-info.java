/** The doors: picocli and nothing else. One class a command, mixins for what commands share. */
package dev.ftcost.cli;
