package dev.ftcost.report;

import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.sheet.Money;

/** The sentences that stand beside the numbers, the same in every document. */
public final class Notes {
    private Notes() {}

    /** {@code rows read 1,234 = loaded 1,200 + empty 4 + …}. */
    public static String balance(RowBalance balance) {
        return "rows read " + Money.count(balance.read()) + " = loaded " + Money.count(balance.loaded()) + " + empty "
                + Money.count(balance.empty())
                + " + duplicate " + Money.count(balance.duplicate()) + " + superseded " + Money.count(balance.superseded())
                + " + rejected " + Money.count(balance.rejected());
    }
}
