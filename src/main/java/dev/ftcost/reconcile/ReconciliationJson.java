package dev.ftcost.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.JsonSheet;

/** What the answer has for programs in addition to its rows. */
public final class ReconciliationJson {
    private ReconciliationJson() {}

    /** Everything but the schema and the rows. */
    public static void details(ObjectNode json, Reconciliation answer) {
        ReconciliationVerdict verdict = answer.verdict();
        json.put("ties", verdict.ties());
        json.put("verdict", verdict.sentence());
        json.put("compared_lines", verdict.compared());
        json.put("differing_lines", verdict.differing());
        ObjectNode levels = json.putObject("compared_by");
        answer.levels().forEach(levels::put);
        ObjectNode tolerance = json.putObject("tolerance");
        JsonSheet.amount(tolerance, "amount", answer.tolerance().amount());
        tolerance.put("part_of_billed", answer.tolerance().part().stripTrailingZeros().toPlainString());
        ObjectNode totals = json.putObject("totals");
        JsonSheet.amount(totals, "list_cost", verdict.cost());
        JsonSheet.amount(totals, "billed_cost", verdict.billed());
        JsonSheet.amount(totals, "variance", verdict.variance());
        ObjectNode provisional = json.putObject("provisional").put("lines", verdict.provisional().lines());
        JsonSheet.amount(provisional, "variance", verdict.provisional().variance());
        ArrayNode leftOut = json.putArray("left_out");
        verdict.leftOut().forEach((status, part) -> {
            ObjectNode node = leftOut.addObject().put("status", status.id()).put("lines", part.lines());
            JsonSheet.amount(node, "billed_cost", part.billed());
        });
        small(json, answer.small());
        invoice(json, answer.invoice());
        json.put("rejected_bill_rows", answer.rejectsOfBill());
        json.set("shares", JsonSheet.rows(ReconciliationSheet.shares(answer)));
        ArrayNode notes = json.putArray("notes");
        answer.notes().forEach(notes::add);
    }

    private static void small(ObjectNode json, SmallDifferences small) {
        if (!small.isAny()) {
            json.putNull("small_differences");
            return;
        }
        ObjectNode node = json.putObject("small_differences").put("lines", small.lines());
        node.put("tokens", small.tokens());
        JsonSheet.amount(node, "variance", small.amount());
        node.put("model_days", small.modelDays()).put("model_days_short_together", small.shortTogether()).put("sentence", small.sentence());
    }

    private static void invoice(ObjectNode json, Invoice invoice) {
        if (invoice == null) {
            json.putNull("invoice");
            return;
        }
        ObjectNode node = json.putObject("invoice").put("month", invoice.month());
        JsonSheet.amount(node, "amount", invoice.amount());
        JsonSheet.amount(node, "billed_cost", invoice.billed());
        JsonSheet.amount(node, "difference", invoice.difference());
        node.put("matches", invoice.matches());
    }
}
