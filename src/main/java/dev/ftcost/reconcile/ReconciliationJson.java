package dev.ftcost.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.sheet.JsonSheet;

/** What the answer has for programs beside its rows. */
public final class ReconciliationJson {
    private ReconciliationJson() {}

    /** Everything but the schema and the rows. */
    public static void details(ObjectNode json, Reconciliation answer) {
        json.put("ties", answer.ties());
        ObjectNode levels = json.putObject("compared_by");
        answer.levels().forEach(levels::put);
        ObjectNode tolerance = json.putObject("tolerance");
        JsonSheet.amount(tolerance, "amount", answer.tolerance().amount());
        tolerance.put("part_of_billed", answer.tolerance().part().stripTrailingZeros().toPlainString());
        ObjectNode totals = json.putObject("totals");
        JsonSheet.amount(totals, "list_cost", ReconciliationSheet.sum(answer, ReconciliationRow::listCost));
        JsonSheet.amount(totals, "billed_cost", ReconciliationSheet.sum(answer, ReconciliationRow::billedCost));
        JsonSheet.amount(totals, "variance", ReconciliationSheet.sum(answer, ReconciliationRow::variance));
        json.set("shares", JsonSheet.rows(ReconciliationSheet.shares(answer)));
        ArrayNode notes = json.putArray("notes");
        answer.notes().forEach(notes::add);
    }
}
