package dev.ftcost.anomalies.cause;

import dev.ftcost.anomalies.rule.Candidate;
import dev.ftcost.anomalies.rule.EpisodeDeduplicator;
import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostComparisons;
import dev.ftcost.anomalies.series.CostGroups;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.Decomposition;
import dev.ftcost.anomalies.series.History;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.series.UsageOfDay;
import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Makes a reported candidate an anomaly: its amounts, its project, and the sentence that names the cause. */
public final class AnomalyWriter {

    private final Map<String, History.OfModel> models;
    private final CostComparisons comparisons;
    private final String cards;
    private final Names names;

    public AnomalyWriter(History history, CostComparisons comparisons, String cards, Names names) {
        models = history.byName();
        this.comparisons = comparisons;
        this.cards = cards;
        this.names = names;
    }

    public Anomaly write(EpisodeDeduplicator.Reported reported) {
        Candidate candidate = reported.candidate();
        Subject subject = candidate.subject();
        CostComparison days = comparisons.of(candidate.series(), candidate.since(), candidate.since(), candidate.last());
        CostGroups keys = comparisons.keys(candidate.series(), candidate.since(), candidate.since(), candidate.last());
        NamedId project = names.named(project(subject, days));
        String model = candidate.series().modelOn(candidate.date());
        if (candidate.impact() == null) {
            BigDecimal known = candidate.actual().signum() == 0 ? null : candidate.actual();
            return new Anomaly(candidate.date(), candidate.since(), candidate.last(), model, project, candidate.kind(), null, known, null,
                    unpriced(candidate), null, reported.episode());
        }
        Decomposition split = split(candidate, days);
        return new Anomaly(candidate.date(), candidate.since(), candidate.last(), model, project, candidate.kind(), candidate.expected(),
                candidate.actual(),
                candidate.impact(), new Cause(candidate, days, keys, split, names).sentence(), split, reported.episode());
    }

    /** What one of the ratios explains is all of the impact by its definition, to the cent that the expectation is rounded to. */
    private static Decomposition split(Candidate candidate, CostComparison days) {
        BigDecimal none = BigDecimal.ZERO;
        return switch (candidate.kind()) {
            case TOKENS_PER_REQUEST -> new Decomposition(none, candidate.impact(), none, none);
            case CACHED_SHARE -> new Decomposition(none, none, candidate.impact(), none);
            default -> days.split(candidate.expected());
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

    private String unpriced(Candidate candidate) {
        CostSeries all = Objects.requireNonNull(models.get(candidate.subject().model())).all();
        String tokens = Money.count(all.unpriced(all.index(candidate.date()))) + " tokens without a price: ";
        if (candidate.subject().model().isEmpty()) {
            return tokens + "the export is not grouped by model";
        }
        return tokens + "rate card '" + cards + "' has no rate for this use of " + ModelId.of(all.modelOn(candidate.date())).sku() + " on "
                + candidate.date();
    }
}
