package dev.ftcost.anomalies.series;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.usage.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which models are one model that was trained again. A successor has the base, organization and suffix of the only model of that
 * name before it, which was in use two weeks earlier: models that begin together are several, and a model without a suffix has
 * no successor, because nothing says which of them it would be.
 *
 * @param newest the newest id of a retrained model by each of its ids
 */
public record Succession(Map<String, String> newest) {

    static Succession of(List<History.Row> rows) {
        Map<String, LocalDate> firstUse = new HashMap<>();
        rows.forEach(row -> firstUse.merge(row.model(), row.day(), (one, other) -> one.isBefore(other) ? one : other));
        Map<String, List<List<String>>> families = new HashMap<>();
        firstUse.keySet().stream().sorted(Comparator.comparing((String id) -> firstUse.get(id)).thenComparing(Comparator.naturalOrder()))
                .forEach(id -> {
                    List<List<String>> models = families.computeIfAbsent(ModelId.of(id).family(), family -> new ArrayList<>());
                    if (models.size() != 1 || !succeeds(firstUse.get(id), firstUse.get(last(models.get(0))))) {
                        models.add(new ArrayList<>());
                    }
                    models.get(models.size() - 1).add(id);
                });
        Map<String, String> newest = new HashMap<>();
        families.values().stream().flatMap(List::stream).forEach(ids -> ids.forEach(id -> newest.put(id, last(ids))));
        return new Succession(Map.copyOf(newest));
    }

    private static boolean succeeds(LocalDate first, LocalDate firstOfFormer) {
        return !first.isBefore(firstOfFormer.plusDays(AnomalyDetector.LEARNING_DAYS));
    }

    private static String last(List<String> ids) {
        return ids.get(ids.size() - 1);
    }

    /** The newest id of a retrained model; the model itself when it is not known. */
    public String newest(String id) {
        return newest.getOrDefault(id, id);
    }
}
