package dev.ftcost.migrate;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Money;
import java.util.ArrayList;
import java.util.List;

/** What of the exports is missing from an answer. */
final class InputWarnings {
    private InputWarnings() {}

    static List<String> of(Ledger ledger) {
        List<String> warnings = new ArrayList<>();
        long rejected = ledger.balance().rejected();
        int unknown = ledger.unknownFiles().size();
        int pages = ledger.missingPages().size();
        if (rejected > 0) {
            warnings.add(Money.count(rejected) + (rejected == 1 ? " row is" : " rows are") + " rejected and left out; ftcost check names each");
        }
        if (unknown > 0) {
            warnings.add(Money.count(unknown) + (unknown == 1 ? " file is" : " files are") + " no known export and left out; ftcost check names each");
        }
        if (pages > 0) {
            warnings.add(Money.count(pages) + (pages == 1 ? " page says" : " pages say") + " that another one follows, which is not there; ftcost check names each");
        }
        if (ledger.hasBlankBatch()) {
            warnings.add("an export is not grouped by batch: its usage is priced as standard, and batch usage costs less");
        }
        if (ledger.newestDay() == null) {
            warnings.add("there is no usage in these exports");
        }
        return warnings;
    }
}
