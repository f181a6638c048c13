package dev.ftcost.report;

import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.sheet.Money;

/** The warnings and notes that every document shares. */
public final class Notes {
    private Notes() {}

    /** {@code 5,803 rows: 5,692 used, 110 superseded, 1 duplicate, 0 rejected}; the parts add up to the rows. */
    public static String balance(RowBalance balance) {
        return Money.count(balance.read()) + (balance.read() == 1 ? " row: " : " rows: ") + Money.count(balance.loaded()) + " used"
                + part(balance.superseded(), "superseded") + part(balance.duplicate(), "duplicate") + part(balance.empty(), "empty") + ", "
                + Money.count(balance.rejected()) + " rejected";
    }

    private static String part(long rows, String what) {
        return rows == 0 ? "" : ", " + Money.count(rows) + " " + what;
    }
}
