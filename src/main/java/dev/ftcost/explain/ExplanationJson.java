package dev.ftcost.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.names.NamedId;
import dev.ftcost.sheet.JsonSheet;

/** An explanation as a document: the products, the files, the sums. */
public final class ExplanationJson {
    private ExplanationJson() {}

    public static ObjectNode of(Explanation explanation) {
        ObjectNode json = JsonSheet.document("explain", ExplanationSheet.of(explanation));
        Explanation.Part part = explanation.part();
        ObjectNode only = json.putObject("part").put("date", part.day() == null ? null : part.day().toString());
        named(only, "project_id", "project_name", part.project());
        named(only, "api_key_id", "key_name", part.apiKey());
        json.set("files", JsonSheet.rows(ExplanationSheet.files(explanation)));
        ArrayNode sums = json.putArray("sums");
        explanation.tiers().forEach(tier -> JsonSheet.amount(sums.addObject().put("service_tier", tier), "cost", explanation.cost(tier)));
        JsonSheet.amount(json, "cost", explanation.cost());
        return json;
    }

    private static void named(ObjectNode json, String idKey, String nameKey, NamedId named) {
        json.put(idKey, named == null ? null : named.id()).put(nameKey, named == null ? null : named.name());
    }
}
