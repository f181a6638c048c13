package dev.ftcost.focus;

/**
 * How {@code focus.csv} is written.
 *
 * @param billingAccount the organization's id
 */
public record FocusSettings(FocusVersion version, String billingAccount) {
    /** What stands for the billing account where nobody names it: the usage exports do not. */
    public static final String UNNAMED_ACCOUNT = "openai-organization";
}
