package dev.ftcost.report.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.ReconciliationJson;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.sheet.JsonSheet;

/** The bill of a month in its {@code report.json}; nothing when there is none. */
final class BillJson {
    private BillJson() {}

    static void put(ObjectNode json, Reconciliation bill) {
        if (bill == null) {
            return;
        }
        ObjectNode section = json.putObject("reconciliation");
        section.set("rows", JsonSheet.rows(ReconciliationSheet.of(bill)));
        ReconciliationJson.details(section, bill);
    }
}
