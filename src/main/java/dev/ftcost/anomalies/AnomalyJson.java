package dev.ftcost.anomalies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.anomalies.series.Decomposition;
import dev.ftcost.sheet.JsonSheet;
import java.util.List;

/** Anomalies for programs: the rows, their exact parts, which series have too short a history, and what was not judged. */
public final class AnomalyJson {

    private AnomalyJson() {}

    /** {@code {"schema": "ftcost.anomalies/1", "rows": […], "splits": […], "learning": […], "warnings": […]}}. */
    public static ObjectNode write(Anomalies anomalies) {
        ObjectNode document = JsonSheet.document("anomalies", AnomalySheet.of(anomalies.found()));
        document.put("first_day", anomalies.first() == null ? null : anomalies.first().toString());
        document.put("last_judged_day", anomalies.last() == null ? null : anomalies.last().toString());
        splits(document.putArray("splits"), anomalies.found());
        ArrayNode learning = document.putArray("learning");
        anomalies.learning().forEach(each -> {
            ObjectNode row = learning.addObject();
            row.put("model", each.model());
            row.put("project_id", each.projectId());
            row.put("project_name", each.project() == null ? null : each.project().name());
            row.put("days", each.days());
        });
        ArrayNode warnings = document.putArray("warnings");
        anomalies.warnings().forEach(warnings::add);
        return document;
    }

    /** One element a row, in the same order. */
    private static void splits(ArrayNode json, List<Anomaly> anomalies) {
        anomalies.forEach(each -> {
            ObjectNode row = json.addObject();
            row.put("since", each.since().toString());
            row.put("last_day", each.last().toString());
            row.put("episode", each.episode());
            Decomposition split = each.split();
            JsonSheet.amount(row, "requests", split == null ? null : split.requests());
            JsonSheet.amount(row, "tokens_per_request", split == null ? null : split.tokensPerRequest());
            JsonSheet.amount(row, "mix", split == null ? null : split.mix());
            JsonSheet.amount(row, "price", split == null ? null : split.price());
        });
    }
}
