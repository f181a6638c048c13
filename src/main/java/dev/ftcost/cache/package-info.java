/** What was read from files, kept for the next run. It may be deleted at any time, and an answer never depends on it. */
package dev.ftcost.cache;
