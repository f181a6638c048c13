package dev.ftcost.anomalies.series;

import dev.ftcost.usage.ModelId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which models are one model that was trained again: those of the same base, organization and suffix. A model without a
 * suffix has no successor, because nothing says which of several it would be.
 *
 * @param newest the newest id of its family by each id
 */
public record Succession(Map<String, String> newest) {

    static Succession of(List<History.Row> rows) {
        Map<String, LocalDate> firstUse = new HashMap<>();
        rows.forEach(row -> firstUse.merge(row.model(), row.day(), (one, other) -> one.isBefore(other) ? one : other));
        Map<String, String> newestOfFamily = new HashMap<>();
        firstUse.keySet().stream().sorted().forEach(id -> newestOfFamily.merge(ModelId.of(id).family(), id,
                (one, other) -> firstUse.get(other).isBefore(firstUse.get(one)) ? one : other));
        Map<String, String> newest = new HashMap<>();
        firstUse.keySet().forEach(id -> newest.put(id, newestOfFamily.get(ModelId.of(id).family())));
        return new Succession(Map.copyOf(newest));
    }

    /** The newest id of the family of a model; the model itself when it is not known. */
    public String newest(String id) {
        return newest.getOrDefault(id, id);
    }
}
