package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.statistics.Kind;
import java.util.ArrayList;
import java.util.List;

/** A day on which a model's usage has no price, after four weeks or more in which all of it had one, or none was seen. */
public final class UnpricedRule {

    private static final int DAYS = 28;

    private UnpricedRule() {}

    public static List<Candidate> candidates(CostSeries model) {
        List<Candidate> candidates = new ArrayList<>();
        int last = -DAYS - 1;
        for (int day = 0; day < model.days(); day++) {
            if (model.unpriced(day) > 0) {
                if (day - last > DAYS) {
                    candidates
                            .add(Candidate.of(model, Kind.UNPRICED, model.date(day), model.date(day), model.date(day), (from, to) -> null));
                }
                last = day;
            }
        }
        return candidates;
    }
}
