package dev.ftcost.anomalies.cause;

import dev.ftcost.anomalies.rule.Candidate;
import dev.ftcost.anomalies.rule.EpisodeDeduplicator;
import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostComparisons;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.Decomposition;
import dev.ftcost.anomalies.series.History;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.series.UsageOfDay;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Makes of a sighting what is told of it: its amounts, its project, and the sentence that says the cause. */
public final class AnomalyWriter {

    private final Map<String, History.OfModel> models;
    private final CostComparisons comparisons;
    private final String cards;

    public AnomalyWriter(History history, CostComparisons comparisons, String cards) {
        models = history.byName();
        this.comparisons = comparisons;
        this.cards = cards;
    }

    public Anomaly tell(EpisodeDeduplicator.Telling telling) {
        Candidate sighting = telling.sighting();
        Subject subject = sighting.subject();
        CostComparison days = comparisons.of(sighting.series(), sighting.since(), sighting.since(), sighting.date());
        String project = project(subject, days);
        if (sighting.impact() == null) {
            BigDecimal known = sighting.actual().signum() == 0 ? null : sighting.actual();
            return new Anomaly(sighting.date(), sighting.since(), subject.model(), project, sighting.kind(), null, known, null,
                    unpriced(sighting), null, telling.episode());
        }
        Decomposition split = split(sighting, days);
        return new Anomaly(sighting.date(), sighting.since(), subject.model(), project, sighting.kind(), sighting.expected(), sighting.actual(),
                sighting.impact(), new Cause(sighting, days, split).sentence(), split, telling.episode());
    }

    /** What one of the ratios explains is all of the impact by its definition, to the cent that the expectation is rounded to. */
    private static Decomposition split(Candidate sighting, CostComparison days) {
        BigDecimal none = BigDecimal.ZERO;
        return switch (sighting.kind()) {
            case TOKENS_PER_REQUEST -> new Decomposition(none, sighting.impact(), none, none);
            case CACHED_SHARE -> new Decomposition(none, none, sighting.impact(), none);
            default -> days.split(sighting.expected());
        };
    }

    /** The project of a model that had usage in no other one on these days and the days that they are compared with. */
    private static String project(Subject subject, CostComparison days) {
        if (subject.scope() != Subject.Scope.MODEL) {
            return subject.project();
        }
        List<String> projects = List.copyOf(new TreeSet<>(days.by(UsageOfDay::project).keySet()));
        return projects.size() == 1 && !projects.get(0).isEmpty() ? projects.get(0) : null;
    }

    private String unpriced(Candidate sighting) {
        CostSeries all = Objects.requireNonNull(models.get(sighting.subject().model())).all();
        String tokens = Money.count(all.unpriced(all.index(sighting.date()))) + " tokens without a price: ";
        if (sighting.subject().model().isEmpty()) {
            return tokens + "the export is not grouped by model";
        }
        return tokens + "the card " + cards + " has no rate for this use of " + ModelId.of(sighting.subject().model()).sku() + " on " + sighting.date();
    }
}
