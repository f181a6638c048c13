package dev.ftcost.reconcile.row;

import java.util.Locale;

/** What became of a line of the comparison. */
public enum Status {
    MATCH, WITHIN_TOLERANCE, BILLED_MORE, BILLED_LESS, NOT_BILLED, NOT_USED, UNPRICED, OTHER, PROVISIONAL;

    /** The name that scripts depend on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
