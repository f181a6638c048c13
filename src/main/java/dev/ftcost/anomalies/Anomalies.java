package dev.ftcost.anomalies;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.anomalies.cause.AnomalyWriter;
import dev.ftcost.anomalies.rule.Candidate;
import dev.ftcost.anomalies.rule.EpisodeDeduplicator;
import dev.ftcost.anomalies.rule.NewModelRule;
import dev.ftcost.anomalies.rule.RatioRule;
import dev.ftcost.anomalies.rule.SilenceRule;
import dev.ftcost.anomalies.rule.StatisticalRule;
import dev.ftcost.anomalies.rule.UnpricedRule;
import dev.ftcost.anomalies.series.CostComparisons;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.History;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What was unusual in the usage of a ledger, the largest excess first, a cost that fell or is unknown last.
 *
 * @param first the first day with usage; null when there is none
 * @param last the last day that was judged: the newest ones wait until they are settled
 * @param series how many models there are
 */
public record Anomalies(List<Anomaly> found, List<ShortHistory> learning, LocalDate first, LocalDate last, int series) {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final long DAY = 86_400;
    // some five seconds of work; whoever has more names a model for each customer, and the small ones show in the total
    private static final int MOST_SERIES = 2_000;
    // A project and the total see the same event again, so they must be surer: the false alerts of all together stay under the limit.
    private static final double PROJECT = 0.75;
    private static final double TOTAL = 0.8;

    public Anomalies {
        found = List.copyOf(found);
        learning = List.copyOf(learning);
    }

    public static Anomalies of(Ledger ledger, AnomalyQuery question) {
        LocalDate last = lastSettled(ledger, question);
        History history = last == null ? null : History.of(ledger.database(), last, question.minImpact().multiply(QUARTER));
        if (history == null) {
            return new Anomalies(List.of(), List.of(), null, last, 0);
        }
        CostComparisons comparisons = new CostComparisons(ledger.database());
        AnomalyWriter writer = new AnomalyWriter(history, comparisons, ledger.cards().name());
        List<Anomaly> found = new EpisodeDeduplicator(history, question.minImpact()).deduplicate(candidates(history, comparisons, question)).stream()
                .filter(reported -> question.spans(reported.candidate().date())).map(writer::write)
                .sorted(Comparator.comparing(Anomaly::impact, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(Anomaly::date).thenComparing(anomaly -> String.valueOf(anomaly.model()))
                        .thenComparing(anomaly -> String.valueOf(anomaly.projectId())).thenComparing(Anomaly::kind)).toList();
        return new Anomalies(found, learning(history), history.total().date(0), last, history.models().size());
    }

    /** Those whose last day falls into a month, {@code YYYY-MM}. */
    public List<Anomaly> in(String month) {
        return found.stream().filter(anomaly -> anomaly.date().toString().startsWith(month)).toList();
    }

    /** A bucket that ends before midnight was cut off by the export: its day is not over. */
    private static LocalDate lastSettled(Ledger ledger, AnomalyQuery question) {
        Long end = ledger.newestEnd();
        if (end == null) {
            return null;
        }
        LocalDate today = question.today() == null ? LocalDate.ofEpochDay(Math.floorDiv(end, DAY)) : question.today();
        LocalDate settled = today.minusDays(question.settleDays());
        LocalDate covered = LocalDate.ofEpochDay(Math.floorDiv(end - 1, DAY));
        return settled.isBefore(covered) ? settled : covered;
    }

    private static List<Candidate> candidates(History history, CostComparisons comparisons, AnomalyQuery question) {
        NewModelRule newModel = new NewModelRule(question.minImpact());
        RatioRule ratios = new RatioRule(comparisons, question.minImpact());
        StatisticalRule models = new StatisticalRule(question.sensitivity());
        StatisticalRule projects = new StatisticalRule(question.sensitivity().times(PROJECT));
        Set<CostSeries> costliest = history.costliest(MOST_SERIES);
        List<Candidate> candidates = new ArrayList<>();
        for (History.OfModel model : history.models()) {
            candidates.addAll(UnpricedRule.candidates(model.all()));
            newModel.candidate(model.all()).ifPresent(candidates::add);
            candidates.addAll(SilenceRule.candidates(model.all()));
            if (costliest.contains(model.all())) {
                candidates.addAll(models.candidates(model.all()));
                candidates.addAll(ratios.candidates(model.all()));
            }
            for (CostSeries project : model.projects()) {
                if (costliest.contains(project)) {
                    candidates.addAll(SilenceRule.candidates(project));
                    candidates.addAll(projects.candidates(project));
                }
            }
        }
        candidates.addAll(SilenceRule.candidates(history.total()));
        candidates.addAll(new StatisticalRule(question.sensitivity().times(TOTAL)).candidates(history.total()));
        return candidates;
    }

    private static List<ShortHistory> learning(History history) {
        List<ShortHistory> learning = new ArrayList<>();
        for (History.OfModel model : history.models()) {
            if (!learns(learning, model.all())) {
                model.projects().forEach(project -> learns(learning, project));
            }
        }
        return learning;
    }

    private static boolean learns(List<ShortHistory> learning, CostSeries series) {
        int days = series.days() - Math.min(series.days(), series.firstUse());
        if (days < AnomalyDetector.LEARNING_DAYS) {
            learning.add(new ShortHistory(series.subject().model(), series.subject().project(), days));
            return true;
        }
        return false;
    }
}
