package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** A model that the exports did not know; it is reported on the day on which it has cost enough to matter. */
public final class NewModelRule {

    private final BigDecimal least;

    public NewModelRule(BigDecimal least) {
        this.least = least;
    }

    /** In the first two weeks of the exports every model is new, and after two weeks of its own a model is not any more. */
    public Optional<Candidate> candidate(CostSeries model) {
        int start = model.firstUse();
        if (start < AnomalyDetector.LEARNING_DAYS) {
            return Optional.empty();
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (int day = start; day < model.days() && day < start + AnomalyDetector.LEARNING_DAYS; day++) {
            cost = cost.add(model.cost(day));
            if (cost.signum() > 0 && cost.compareTo(least) >= 0) {
                return Optional.of(Candidate.of(model, Kind.NEW_MODEL, model.date(start), model.date(day), model.date(day),
                        (from, to) -> BigDecimal.ZERO.setScale(2)));
            }
        }
        return Optional.empty();
    }
}
