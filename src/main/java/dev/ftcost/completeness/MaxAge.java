package dev.ftcost.completeness;

import java.time.LocalDate;

/**
 * How old the newest data may be.
 *
 * @param days how many days
 * @param today the day that the age is counted to
 */
public record MaxAge(int days, LocalDate today) {
    String warning(LocalDate newest) {
        long age = newest.until(today, java.time.temporal.ChronoUnit.DAYS);
        return age <= days ? null
                : "The newest data is from " + newest + ", " + age + " days before " + today + "; --max-age allows " + days
                        + (days == 1 ? " day" : " days") + ". Export the days since then";
    }
}
