package dev.ftcost.pull;

import java.time.LocalDate;

/**
 * What a file holds.
 *
 * @param from the first day
 * @param until the day behind the last
 * @param settled the days before it do not change any more
 * @param size of the file in bytes, by which a file of another origin is noticed; 0 for one that is not finished
 */
record Pulled(LocalDate from, LocalDate until, LocalDate settled, boolean hourly, long size) {}
