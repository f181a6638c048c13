package dev.ftcost.summary;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a person should look at.
 *
 * @param day the newest day that it concerns; null when it concerns the whole input
 * @param amount its dollars, exact; null when they are unknown
 * @param sentence without its last full stop; it may quote names that somebody else chose
 * @param key what it is about: the same in every run
 * @param state how it is: what was reported with another state has changed
 */
public record Finding(Kind kind, LocalDate day, BigDecimal amount, String sentence, String key, String state) {
    /** Where a finding comes from, in the order in which those of one day are listed. */
    public enum Kind {
        FAILED("Error"), OLD("Input"), INPUT("Input"), UNPRICED("Unpriced"), CLOSED("Closed month"), RESTATED("Restated"), BUDGET(
                "Budget"), BILL("Bill"), ANOMALY("Anomaly"), SHUTDOWN("Shutdown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it is reported in every run for as long as it lasts. */
        boolean isReportedAlways() {
            return this == FAILED || this == OLD;
        }

        /** Whether it makes the exit code 3. A shutdown date is a reminder: nothing is wrong. */
        public boolean isFinding() {
            return this != SHUTDOWN;
        }

        /** Whether it stays reported when a later run does not find it: it is about a day that is over, or about a date. */
        boolean isReportedForGood() {
            return this == ANOMALY || this == SHUTDOWN;
        }
    }

    /** A finding that is changed when its sentence is. */
    static Finding of(Kind kind, LocalDate day, BigDecimal amount, String sentence) {
        return new Finding(kind, day, amount, sentence, sentence, "");
    }

    /** One line, as people read it. */
    String line() {
        return kind.label() + ": " + sentence + ".";
    }
}
