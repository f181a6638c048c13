package dev.ftcost.usage;

import java.time.LocalDate;

/** The days of UTC, by which everything is counted. */
public final class UtcDay {
    /** How long a day is. */
    public static final int SECONDS = 86_400;

    private UtcDay() {}

    /** @param second since 1970, UTC */
    public static LocalDate of(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS));
    }
}
