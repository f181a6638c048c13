package dev.ftcost.ledger;

import java.time.LocalDate;

/**
 * A day that usage exports or request logs cover.
 *
 * @param isNamed whether an export lists the day, or a log has a request of it; a log leaves out the days without any
 * @param isReadable whether its usage is known, be it none; where all rows of a day are rejected it is not
 * @param startsLate whether it is the first day and the exports begin after it does
 * @param endsEarly whether the exports end before the day does
 */
public record CoveredDay(LocalDate day, boolean isNamed, boolean isReadable, boolean startsLate, boolean endsEarly) {}
