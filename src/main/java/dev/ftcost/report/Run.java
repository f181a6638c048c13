package dev.ftcost.report;

import dev.ftcost.ledger.Ledger;
import java.util.List;

/**
 * What a run of `report` made: the months, and the ledger that they come from.
 *
 * @param version of ftcost, for the documents
 */
public record Run(Ledger ledger, List<MonthReport> months, String version) {
    public Run {
        months = List.copyOf(months);
    }

    /** Whether a person should look: unpriced usage, rejected rows, unknown files, missing pages. */
    public boolean needsLook() {
        return months.stream().anyMatch(month -> !month.complete()) || ledger.isInputIncomplete();
    }
}
