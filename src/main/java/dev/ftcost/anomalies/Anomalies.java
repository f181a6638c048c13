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
import dev.ftcost.names.Names;
import dev.ftcost.usage.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What was unusual in the usage of a ledger, the largest excess first, a cost that fell or is unknown last.
 *
 * @param withoutHistory the days of each model that no rule could judge
 * @param unknown the days between the first and the last of which nothing is known
 * @param first the first day with usage; null when there is none
 * @param judgedFrom the first day on which a model has a history; null when none has
 * @param last the last day that was judged: the newest ones wait until they are settled
 * @param series how many models there are
 */
public record Anomalies(List<Anomaly> found, List<ShortHistory> learning, List<DayWithoutHistory> withoutHistory, UnknownDays unknown,
        LocalDate first, LocalDate judgedFrom, LocalDate last, int series) {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    // some five seconds of work; whoever has more names a model for each customer, and the small ones show in the total
    private static final int MOST_SERIES = 2_000;
    // A project and the total see the same event again, so they must be surer: the false alerts of all together stay under the limit.
    private static final double PROJECT_SENSITIVITY = 0.75;
    private static final double TOTAL_SENSITIVITY = 0.8;

    public Anomalies {
        found = List.copyOf(found);
        learning = List.copyOf(learning);
        withoutHistory = List.copyOf(withoutHistory);
    }

    public static Anomalies of(Ledger ledger, AnomalyQuery question) {
        LocalDate last = lastSettled(ledger, question);
        History history = last == null ? null : History.of(ledger, last, question.minImpact().multiply(QUARTER));
        if (history == null) {
            return new Anomalies(List.of(), List.of(), List.of(), UnknownDays.NONE, null, null, last, 0);
        }
        CostComparisons comparisons = new CostComparisons(ledger.database(), history.succession());
        AnomalyWriter writer = new AnomalyWriter(history, comparisons, ledger.cards().name(), ledger.names());
        List<Candidate> candidates = candidates(history, comparisons, question);
        List<Anomaly> found = new EpisodeDeduplicator(history, question.minImpact()).deduplicate(candidates).stream()
                .filter(reported -> question.spans(reported.candidate().date(), reported.candidate().last())).map(writer::write)
                .sorted(Comparator.comparing(Anomaly::impact, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(Anomaly::date).thenComparing(anomaly -> String.valueOf(anomaly.model()))
                        .thenComparing(anomaly -> String.valueOf(anomaly.projectId())).thenComparing(Anomaly::kind))
                .toList();
        return new Anomalies(found, learning(history, ledger.names()), withoutHistory(history, question),
                UnknownDays.of(unknown(history.total(), question), ledger.coveredDays()),
                history.total().date(0), judgedFrom(history), last, history.models().size());
    }

    /** Those of a month, {@code YYYY-MM}: an episode belongs to each month that it reaches from its {@code date} on. */
    public List<Anomaly> in(String month) {
        YearMonth asked = YearMonth.parse(month);
        return found.stream().filter(anomaly -> !YearMonth.from(anomaly.date()).isAfter(asked)
                && !YearMonth.from(anomaly.last()).isBefore(asked)).toList();
    }

    /** What a reader must know who takes silence for good news. */
    public List<String> warnings() {
        return AnomalyWarnings.of(withoutHistory, unknown);
    }

    /** The same for the days of a month, {@code YYYY-MM}. */
    public List<String> warningsIn(String month) {
        return AnomalyWarnings.of(withoutHistory.stream().filter(day -> day.date().toString().startsWith(month)).toList(),
                unknown.in(month));
    }

    /** A bucket that ends before midnight was cut off by the export: its day is not over. */
    private static LocalDate lastSettled(Ledger ledger, AnomalyQuery question) {
        Long end = ledger.newestEnd();
        if (end == null) {
            return null;
        }
        LocalDate today = question.today() == null ? UtcDay.of(end) : question.today();
        LocalDate settled = today.minusDays(question.settleDays());
        LocalDate covered = UtcDay.of(end - 1);
        return settled.isBefore(covered) ? settled : covered;
    }

    private static List<Candidate> candidates(History history, CostComparisons comparisons, AnomalyQuery question) {
        NewModelRule newModel = new NewModelRule(question.minImpact());
        RatioRule ratios = new RatioRule(comparisons, question.minImpact());
        StatisticalRule models = new StatisticalRule(question.sensitivity());
        StatisticalRule projects = new StatisticalRule(question.sensitivity().times(PROJECT_SENSITIVITY));
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
        candidates.addAll(new StatisticalRule(question.sensitivity().times(TOTAL_SENSITIVITY)).candidates(history.total()));
        return candidates;
    }

    private static List<ShortHistory> learning(History history, Names names) {
        List<ShortHistory> learning = new ArrayList<>();
        for (History.OfModel model : history.models()) {
            if (!learns(learning, model.all(), names)) {
                model.projects().forEach(project -> learns(learning, project, names));
            }
        }
        return learning;
    }

    private static boolean learns(List<ShortHistory> learning, CostSeries series, Names names) {
        if (series.firstJudged() < series.days()) {
            return false;
        }
        int days = series.days() - Math.min(series.days(), series.firstUse());
        if (days < AnomalyDetector.LEARNING_DAYS) {
            learning.add(new ShortHistory(series.modelOn(series.date(series.days() - 1)), names.named(series.subject().project()), days));
        }
        return days < AnomalyDetector.LEARNING_DAYS;
    }

    /** The days with usage in the first two weeks of each model. */
    private static List<DayWithoutHistory> withoutHistory(History history, AnomalyQuery question) {
        List<DayWithoutHistory> withoutHistory = new ArrayList<>();
        for (History.OfModel model : history.models()) {
            CostSeries series = model.all();
            for (int day = series.firstUse(); day < Math.min(series.days(), series.firstJudged()); day++) {
                LocalDate date = series.date(day);
                if (series.isUsed(day) && question.spans(date, date)) {
                    withoutHistory.add(new DayWithoutHistory(date, series.modelOn(date),
                            series.unpriced(day) > 0 && series.cost(day).signum() == 0 ? null : series.cost(day)));
                }
            }
        }
        return withoutHistory;
    }

    private static LocalDate judgedFrom(History history) {
        return history.models().stream().map(History.OfModel::all).filter(series -> series.firstJudged() < series.days())
                .map(series -> series.date(series.firstJudged())).min(Comparator.naturalOrder()).orElse(null);
    }

    private static List<LocalDate> unknown(CostSeries total, AnomalyQuery question) {
        List<LocalDate> unknown = new ArrayList<>();
        for (int day = 0; day < total.days(); day++) {
            LocalDate date = total.date(day);
            if (total.isGap(day) && question.spans(date, date)) {
                unknown.add(date);
            }
        }
        return unknown;
    }
}
