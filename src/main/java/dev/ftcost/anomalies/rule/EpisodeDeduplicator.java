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
import java.util.Objects;

/**
 * Decides which candidates are reported: what several series or rules found of one event is reported once. Candidates are taken in
 * order of date, so later days never change which findings there are; they only add their dollars to an episode that goes on.
 */
public final class EpisodeDeduplicator {

    private static final double MOST_OF_IT = 0.75;
    private static final double HALF = 0.5;
    private static final int SAME_DAYS = 28;

    /** A candidate that is reported, and the number of its episode. */
    public record Reported(Candidate candidate, int episode) {}

    private final History history;
    private final BigDecimal least;
    private final ReportedEpisodes episodes = new ReportedEpisodes();
    private final List<Reported> reported = new ArrayList<>();

    /** @param least the impact below which nothing is reported, and nothing explains another */
    public EpisodeDeduplicator(History history, BigDecimal least) {
        this.history = history;
        this.least = least;
    }

    public List<Reported> deduplicate(List<Candidate> candidates) {
        var models = history.byName();
        List<Candidate> inOrder = candidates.stream().map(candidate -> candidate.reaching(least))
                .filter(Objects::nonNull).sorted(Comparator.comparing(Candidate::date)
                        .thenComparing(EpisodeDeduplicator::rank)
                        .thenComparing(candidate -> candidate.subject().scope() == Subject.Scope.PROJECT)
                        .thenComparing(candidate -> candidate.subject().scope())
                        .thenComparing(candidate -> String.valueOf(candidate.subject().model()))
                        .thenComparing(candidate -> String.valueOf(candidate.subject().project())).thenComparing(Candidate::kind))
                .toList();
        for (Candidate candidate : inOrder) {
            switch (candidate.subject().scope()) {
                case MODEL -> model(candidate, inOrder);
                case PROJECT -> project(candidate, models.get(candidate.subject().model()).all());
                default -> total(candidate);
            }
        }
        return reported;
    }

    /** What names its cause comes first on its day, then the models, their projects, and the total at last. */
    private static int rank(Candidate candidate) {
        if (candidate.subject().scope() == Subject.Scope.TOTAL) {
            return 3;
        }
        return switch (candidate.kind()) {
            case UNPRICED, NEW_MODEL, SILENT_MODEL -> 0;
            case SPIKE, LEVEL_SHIFT, DRIFT, DROP -> 1;
            default -> 2;
        };
    }

    private void model(Candidate candidate, List<Candidate> others) {
        if (candidate.impact() == null) {
            report(candidate, candidate);
        } else if (candidate.kind() == Kind.SILENT_MODEL ? !episodes.hasFallen(candidate) : !episodes.explain(candidate)) {
            // a project that has the same finding and nearly all of its dollars says more than its model
            Candidate contributor = others.stream()
                    .filter(other -> other.subject().scope() == Subject.Scope.PROJECT && other.kind() == candidate.kind()
                            && candidate.subject().contains(other.subject())
                            && !isAlone(other.series(), candidate.series(), candidate.date())
                            && other.date().equals(candidate.date()) && other.since().equals(candidate.since())
                            && other.size() >= MOST_OF_IT * candidate.size() && other.size() <= candidate.size() / MOST_OF_IT)
                    .findFirst().orElse(candidate);
            report(contributor, candidate);
        }
    }

    private void project(Candidate candidate, CostSeries model) {
        if (!isAlone(candidate.series(), model, candidate.date()) && movesWith(candidate, model) && !episodes.explain(candidate)) {
            report(candidate, candidate);
        }
    }

    private void total(Candidate candidate) {
        boolean oneModel = history.models().stream().anyMatch(model -> isAlone(model.all(), history.total(), candidate.date()));
        if (!oneModel && !episodes.explain(candidate)) {
            report(candidate, candidate);
        }
    }

    /**
     * Reports one candidate and records the one that it represents, without the days that were reported before and without the
     * dollars that are reported of its parts. A finding that it goes on with ends where it begins.
     */
    // The candidate itself is meant, not one that equals it.
    @SuppressWarnings("ReferenceEquality")
    private void report(Candidate candidate, Candidate represented) {
        ReportedEpisodes.Entry before = episodes.before(represented);
        Candidate rest = rest(candidate, before);
        if (rest == null) {
            return;
        }
        Candidate restOfRepresented = candidate == represented ? rest : rest(represented, before);
        if (restOfRepresented == null) {
            return;
        }
        int episode = episodes.add(restOfRepresented, before == null ? 0 : before.episode());
        if (before != null) {
            end(before.episode(), rest.since());
        }
        if (candidate != represented) {
            episodes.add(rest, episode);
        }
        reported.add(new Reported(rest, episode));
    }

    /** Null when nothing of it is new. */
    private Candidate rest(Candidate candidate, ReportedEpisodes.Entry before) {
        if (candidate.impact() == null) {
            return candidate;
        }
        if (before != null && (!before.candidate().date().isBefore(candidate.date()) || before.candidate().kind() == Kind.SILENT_MODEL)) {
            return null;
        }
        Candidate rest = before == null ? candidate : candidate.after(before.candidate());
        Candidate alone = rest.without(episodes.partsOf(rest));
        Candidate enough = alone.reaching(least);
        return enough != null && enough.date().equals(alone.date()) && alone.isRise() == candidate.isRise() ? alone : null;
    }

    /** Ends the reported findings of an episode before the first day of the one that goes on with it. */
    private void end(int episode, LocalDate next) {
        for (int i = 0; i < reported.size(); i++) {
            if (reported.get(i).episode() == episode && reported.get(i).candidate().since().isBefore(next)) {
                reported.set(i, new Reported(reported.get(i).candidate().before(next), episode));
            }
        }
        episodes.end(episode, next);
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
    private static boolean movesWith(Candidate candidate, CostSeries model) {
        BigDecimal moved = candidate.series().cost(candidate.since(), candidate.date())
                .subtract(candidate.estimate().of(candidate.since(), candidate.date()));
        BigDecimal usual = SilenceRule.usual(model, candidate.since(), candidate.since(), candidate.date());
        BigDecimal change = model.cost(candidate.since(), candidate.date()).subtract(usual);
        return change.signum() == moved.signum() && change.abs().doubleValue() >= HALF * moved.abs().doubleValue();
    }
}
