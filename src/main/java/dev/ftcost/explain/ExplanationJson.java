package dev.ftcost.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.JsonSheet;

/** An explanation as a document: the products, the files, the sums. */
public final class ExplanationJson {
    private ExplanationJson() {}

    public static ObjectNode of(Explanation explanation) {
        ObjectNode json = JsonSheet.document("explain", ExplanationSheet.of(explanation));
        json.set("files", JsonSheet.rows(ExplanationSheet.files(explanation)));
        ArrayNode sums = json.putArray("sums");
        explanation.tiers().forEach(tier -> JsonSheet.amount(sums.addObject().put("service_tier", tier), "list_cost", explanation.listCost(tier)));
        JsonSheet.amount(json, "list_cost", explanation.listCost());
        return json;
    }
}
