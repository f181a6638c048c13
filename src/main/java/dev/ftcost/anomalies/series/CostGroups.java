package dev.ftcost.anomalies.series;

import java.util.function.BiConsumer;

/** The costs of an episode and of the days that it is compared with, by a name; what has none goes by ''. */
public interface CostGroups {
    /** Hands over each name with its sums, sorted by name. */
    void forEach(BiConsumer<String, CostComparison.Sums> taker);
}
