package dev.ftcost.source.scan;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.Dimensions;

/**
 * Rows of a usage export with the same dimensions in one bucket of a grid, added up.
 *
 * @param start the first second of the first of them
 * @param end the last second of the last of them
 * @param longest the seconds that the longest of them covers
 * @param names without the user when users were added up together; the same object for many groups
 * @param hasUser whether some of them named a user
 * @param counts their counts, added up
 * @param rows how many they are
 */
public record UsageTotal(long start, long end, long longest, Dimensions names, boolean hasUser, Counts counts, long rows) {}
