package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.names.Names;
import java.util.List;

/**
 * How {@code focus.csv} is written.
 *
 * @param billingAccount the organization's id
 * @param names of the organization and of the projects
 */
public record FocusSettings(FocusVersion version, String billingAccount, Names names) {
    /** What stands for the billing account where nobody names it: the usage exports do not. */
    public static final String UNNAMED_ACCOUNT = "openai-organization";

    public FocusSettings(FocusVersion version, String billingAccount) {
        this(version, billingAccount, Names.none());
    }

    /** The same with the organization of the exports, where the caller names none and these are of one organization alone. */
    public FocusSettings of(Ledger ledger) {
        List<String> known = billingAccount.equals(UNNAMED_ACCOUNT) ? ledger.organizations() : List.of();
        String account = known.size() == 1 ? known.get(0) : billingAccount;
        return new FocusSettings(version, account, ledger.names());
    }

    /** What the organization is called; null when nobody says it. */
    String billingAccountName() {
        return names.name(billingAccount);
    }
}
