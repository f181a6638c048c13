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
        explanation.tiers().forEach(tier -> JsonSheet.amount(sums.addObject().put("service_tier", tier), "cost", explanation.cost(tier)));
        JsonSheet.amount(json, "cost", explanation.cost());
        return json;
    }
}
