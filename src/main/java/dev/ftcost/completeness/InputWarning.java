package dev.ftcost.completeness;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Something that is missing from the input, or that makes what was read worth less.
 *
 * @param sentence for people, without its last full stop; it may quote names that somebody else chose
 * @param first the first day that it concerns; null when it concerns the whole input
 * @param last the last day that it concerns; null when it concerns the whole input
 */
public record InputWarning(Kind kind, String sentence, LocalDate first, LocalDate last) {
    /** What can be missing, and whether it is a finding: a reason for exit code 3. */
    public enum Kind {
        NO_EXPORT(true, "inputs without an export"), UNKNOWN_FILE(true, "unknown files"), REJECTED_BILL(true,
                "rejected rows of cost exports"), REJECTED_ROWS(true, "rejected rows"), MISSING_PAGE(true,
                        "missing pages"), STALE_DATA(false, "stale exports"), PARTIAL_MONTH(false,
                                "partial months"), DAYS_WITHOUT_USAGE(false, "spans of days without usage"), UNKNOWN_ACTIVITY(false,
                                        "exports of an unknown activity"), DAYS_WITHOUT_COSTS(false,
                                                "spans of days without costs"), BLANK_BATCH(false,
                                                        "exports without a batch flag"), REPEATED_PAGE(
                                                                false,
                                                                "files with repeated pages"), OTHER_UNITS(false,
                                                                        "kinds of usage without tokens"), IDS_NOT_COMPARED(false,
                                                                                "days of request ids that are not compared"), LOWER_BOUND(
                                                                                        false,
                                                                                        "lower bounds"), OLD_PRICES(false,
                                                                                                "old prices"), UNUSED_RATES(false,
                                                                                                        "unused rates"), NAMES(false,
                                                                                                                "remarks on the names file");

        private final boolean isFinding;
        private final String label;

        Kind(boolean isFinding, String label) {
            this.isFinding = isFinding;
            this.label = label;
        }

        /** In the plural. */
        String label() {
            return label;
        }

        public boolean isFinding() {
            return isFinding;
        }
    }

    static InputWarning of(Kind kind, String sentence) {
        return new InputWarning(kind, sentence, null, null);
    }

    /** Whether it concerns a month; what concerns the whole input concerns every month. */
    public boolean concerns(YearMonth month) {
        return first == null || !YearMonth.from(first).isAfter(month) && !YearMonth.from(last).isBefore(month);
    }
}
