package dev.ftcost.reconcile.row;

import java.util.Locale;

/** What became of a line of the comparison. */
public enum Status {
    MATCH("Match"), WITHIN_TOLERANCE("Within tolerance"), BILLED_MORE("Over-billed"), BILLED_LESS("Under-billed"), NOT_BILLED(
            "Not billed"), NOT_USED("Billed, no usage"), UNPRICED("No price"), OTHER("Non-token"), PROVISIONAL("Not final");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /** The name that scripts depend on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
