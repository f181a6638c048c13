package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.History;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Settles which sightings are told: what several series or tests saw of one event is told once. Sightings are taken in
 * order of date and never looked at again, so later days change nothing that was said of earlier ones.
 */
public final class EpisodeDeduplicator {

    private static final double MOST_OF_IT = 0.75;
    private static final double HALF = 0.5;
    private static final int SAME_DAYS = 28;

    /** A sighting that is told, and its episode. */
    public record Telling(Candidate sighting, int episode) {}

    private final History history;
    private final BigDecimal least;
    private final ReportedEpisodes told = new ReportedEpisodes();
    private final List<Telling> tellings = new ArrayList<>();

    /** @param least the impact below which nothing is told, and nothing explains another */
    public EpisodeDeduplicator(History history, BigDecimal least) {
        this.history = history;
        this.least = least;
    }

    public List<Telling> settle(List<Candidate> sightings) {
        var models = history.byName();
        List<Candidate> inOrder = sightings.stream().filter(this::matters).sorted(Comparator.comparing(Candidate::date)
                .thenComparing(EpisodeDeduplicator::rank).thenComparing(sighting -> sighting.subject().scope() == Subject.Scope.PROJECT)
                .thenComparing(sighting -> sighting.subject().scope()).thenComparing(sighting -> String.valueOf(sighting.subject().model()))
                .thenComparing(sighting -> String.valueOf(sighting.subject().project())).thenComparing(Candidate::kind)).toList();
        for (Candidate sighting : inOrder) {
            switch (sighting.subject().scope()) {
                case MODEL -> model(sighting, inOrder);
                case PROJECT -> project(sighting, models.get(sighting.subject().model()).all());
                default -> total(sighting);
            }
        }
        return tellings;
    }

    /** What names its cause comes first on its day, then the models, their projects, and the total at last. */
    private static int rank(Candidate sighting) {
        if (sighting.subject().scope() == Subject.Scope.TOTAL) {
            return 3;
        }
        return switch (sighting.kind()) {
            case UNPRICED, NEW_MODEL, SILENT_MODEL -> 0;
            case SPIKE, LEVEL_SHIFT, DRIFT, DROP -> 1;
            default -> 2;
        };
    }

    private boolean matters(Candidate sighting) {
        return sighting.impact() == null || sighting.impact().abs().compareTo(least) >= 0;
    }

    private void model(Candidate sighting, List<Candidate> others) {
        if (sighting.impact() == null) {
            tell(sighting, sighting);
        } else if (sighting.kind() == Kind.SILENT_MODEL ? !told.hasFallen(sighting) : !told.explain(sighting)) {
            // a project that saw the same and carries nearly all of it says more than its model
            Candidate carrier = others.stream().filter(other -> other.subject().scope() == Subject.Scope.PROJECT && other.kind() == sighting.kind()
                    && sighting.subject().contains(other.subject()) && !isAlone(other.series(), sighting.series(), sighting.date())
                    && other.date().equals(sighting.date()) && other.since().equals(sighting.since()) && other.size() >= MOST_OF_IT * sighting.size() && other.size() <= sighting.size() / MOST_OF_IT).findFirst().orElse(sighting);
            tell(carrier, sighting);
        }
    }

    private void project(Candidate sighting, CostSeries model) {
        if (!isAlone(sighting.series(), model, sighting.date()) && movesWith(sighting, model) && !told.explain(sighting)) {
            tell(sighting, sighting);
        }
    }

    private void total(Candidate sighting) {
        boolean oneModel = history.models().stream().anyMatch(model -> isAlone(model.all(), history.total(), sighting.date()));
        if (!oneModel && !told.explain(sighting)) {
            tell(sighting, sighting);
        }
    }

    /** Tells one sighting and remembers the one that it stands for, without the days that were told of before. */
    private void tell(Candidate sighting, Candidate remembered) {
        ReportedEpisodes.Entry before = told.before(remembered);
        if (before == null) {
            int episode = told.add(remembered, 0);
            also(sighting, remembered, episode);
            tellings.add(new Telling(sighting, episode));
            return;
        }
        LocalDate next = before.sighting().date().plusDays(1);
        if (next.isAfter(sighting.date()) || before.sighting().kind() == Kind.SILENT_MODEL) {
            return;
        }
        Candidate rest = sighting.from(next);
        if (matters(rest) && rest.isRise() == sighting.isRise()) {
            Candidate remains = remembered.from(next);
            told.add(remains, before.episode());
            also(rest, remains, before.episode());
            tellings.add(new Telling(rest, before.episode()));
        }
    }

    private void also(Candidate sighting, Candidate remembered, int episode) {
        if (!sighting.subject().equals(remembered.subject())) {
            told.add(sighting, episode);
        }
    }

    /** Whether one series is all there is of another on the day and in the four weeks before: it would only say the same again. */
    private static boolean isAlone(CostSeries part, CostSeries whole, LocalDate date) {
        int last = whole.index(date);
        for (int day = Math.max(0, last - SAME_DAYS); day <= last; day++) {
            if (part.cost(day).compareTo(whole.cost(day)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Usage that moves from one project to another costs the model nothing. */
    private static boolean movesWith(Candidate sighting, CostSeries model) {
        BigDecimal moved = sighting.actual().subtract(sighting.expected());
        BigDecimal usual = SilenceRule.usual(model, sighting.since(), sighting.since(), sighting.date());
        BigDecimal change = model.cost(sighting.since(), sighting.date()).subtract(usual);
        return change.signum() == moved.signum() && change.abs().doubleValue() >= HALF * moved.abs().doubleValue();
    }
}
