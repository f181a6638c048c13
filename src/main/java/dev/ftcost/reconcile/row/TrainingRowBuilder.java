package dev.ftcost.reconcile.row;

import dev.ftcost.names.NamedId;
import dev.ftcost.reconcile.bill.BilledJob;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.LineNames;
import dev.ftcost.reconcile.bill.TrainingMatcher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** The rows of billed training, and of jobs that no line bills. */
public final class TrainingRowBuilder {
    private final TrainingMatcher trainings;
    private final boolean hasJobs;
    private final MonthFacts facts;
    private final Tolerance tolerance;
    private final boolean byDay;

    public TrainingRowBuilder(TrainingMatcher trainings, boolean hasJobs, MonthFacts facts, Tolerance tolerance, boolean byDay) {
        this.trainings = trainings;
        this.hasJobs = hasJobs;
        this.facts = facts;
        this.tolerance = tolerance;
        this.byDay = byDay;
    }

    public List<ReconciliationRow> rows() {
        TreeMap<String, List<TrainingMatcher.Item>> groups = new TreeMap<>();
        for (TrainingMatcher.Item item : trainings.items()) {
            if (item.day().toString().startsWith(facts.month())) {
                String place = (byDay ? item.day() : facts.month()) + "\n" + item.lineItem() + "\n"
                        + Objects.requireNonNullElse(item.projectId(), "");
                groups.computeIfAbsent(place, each -> new ArrayList<>()).add(item);
            }
        }
        List<ReconciliationRow> rows = new ArrayList<>();
        groups.forEach((place, items) -> rows.add(row(place.substring(0, place.indexOf('\n')), items)));
        for (BilledJob job : trainings.unbilled()) {
            boolean worth = job.listCost() != null && !LineDay.isNothing(job.listCost());
            if (worth && !job.failed() && job.day().toString().startsWith(facts.month())) {
                rows.add(unbilled(job));
            }
        }
        return rows;
    }

    private ReconciliationRow row(String period, List<TrainingMatcher.Item> items) {
        BigDecimal billed = items.stream().map(TrainingMatcher.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal known = items.stream().map(TrainingMatcher.Item::listCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean none = items.stream().allMatch(item -> item.jobs().isEmpty());
        boolean unpriced = items.stream().anyMatch(TrainingMatcher.Item::isUnpriced);
        BigDecimal variance = unpriced ? null : billed.subtract(known);
        Status status = LineDay.isNothing(billed) && none ? Status.MATCH
                : none ? hasJobs ? Status.NOT_USED : Status.OTHER : unpriced ? Status.UNPRICED
                        : LineDay.isNothing(variance) ? Status.MATCH : tolerance.covers(variance, billed) ? Status.WITHIN_TOLERANCE
                                : variance.signum() > 0 ? Status.BILLED_MORE : Status.BILLED_LESS;
        boolean above = switch (status) {
            case MATCH, OTHER, WITHIN_TOLERANCE -> false;
            default -> variance == null || !tolerance.covers(variance, billed);
        };
        TrainingMatcher.Item first = items.get(0);
        return new ReconciliationRow(period, first.lineItem(), NamedId.unnamed(first.projectId()),
                items.stream().mapToLong(TrainingMatcher.Item::usedTokens).sum(),
                unpriced && known.signum() == 0 ? null : known, billed, variance, status,
                status == Status.MATCH ? Sentences.noise(variance) : explanation(items, status), above, List.of());
    }

    private String explanation(List<TrainingMatcher.Item> items, Status status) {
        if (status == Status.OTHER) {
            return "the line bills training, and no list of fine-tuning jobs is among the exports to compare it with";
        }
        if (status == Status.UNPRICED) {
            return "the cost of a job of these days is unknown: it does not say its trained tokens or hours, or rate card " + facts.cards()
                    + " has no rate for it";
        }
        List<String> sentences = new ArrayList<>();
        for (TrainingMatcher.Item item : items) {
            if (item.jobs().isEmpty() && !LineDay.isNothing(item.amount())) {
                sentences.add(Sentences.amount(item.amount()) + " was billed on " + item.day()
                        + ", and no job ended on that day, the day before or the day after");
            } else if (!item.jobs().isEmpty() && TrainingMatcher.explain(item) != null) {
                sentences.add(TrainingMatcher.explain(item) + ", on " + item.day());
            }
        }
        return sentences.isEmpty() ? null : String.join("; ", sentences);
    }

    private ReconciliationRow unbilled(BilledJob job) {
        BigDecimal variance = job.listCost().negate();
        boolean notYet = facts.isUnsettled(job.day());
        String line = "ft-" + LineNames.tunedFamily(job.baseModel()) + ", training";
        return new ReconciliationRow(byDay ? job.day().toString() : facts.month(), line, null, job.tokens(), job.listCost(),
                BigDecimal.ZERO, variance,
                notYet ? Status.PROVISIONAL : Status.NOT_BILLED,
                "the job " + job.id() + " ended on " + job.day() + " and no training line of that day, "
                        + "the day before or the day after bills it" + (notYet ? "; the day is not final" : ""),
                !notYet && !tolerance.covers(variance, BigDecimal.ZERO), List.of());
    }
}
