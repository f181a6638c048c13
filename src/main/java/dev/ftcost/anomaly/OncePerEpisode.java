package dev.ftcost.anomaly;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Settles which sightings are told: what several series or tests saw of one event is told once. Sightings are taken in
 * order of date and never looked at again, so later days change nothing that was said of earlier ones.
 */
final class OncePerEpisode {

    private static final double MOST_OF_IT = 0.75;
    private static final double HALF = 0.5;
    private static final int SAME_DAYS = 28;

    /** A sighting that is told, and its episode. */
    record Telling(Sighting sighting, int episode) {}

    private final History history;
    private final BigDecimal least;
    private final Told told = new Told();
    private final List<Telling> tellings = new ArrayList<>();

    /** @param least the impact below which nothing is told, and nothing explains another */
    OncePerEpisode(History history, BigDecimal least) {
        this.history = history;
        this.least = least;
    }

    List<Telling> settle(List<Sighting> sightings) {
        var models = history.byName();
        List<Sighting> inOrder = sightings.stream().filter(this::matters).sorted(Comparator.comparing(Sighting::date)
                .thenComparing(OncePerEpisode::rank).thenComparing(sighting -> sighting.subject().scope() == Subject.Scope.PROJECT)
                .thenComparing(sighting -> sighting.subject().scope()).thenComparing(sighting -> String.valueOf(sighting.subject().model()))
                .thenComparing(sighting -> String.valueOf(sighting.subject().project())).thenComparing(Sighting::kind)).toList();
        for (Sighting sighting : inOrder) {
            switch (sighting.subject().scope()) {
                case MODEL -> model(sighting, inOrder);
                case PROJECT -> project(sighting, models.get(sighting.subject().model()).all());
                default -> total(sighting);
            }
        }
        return tellings;
    }

    /** What names its cause comes first on its day, then the models, their projects, and the total at last. */
    private static int rank(Sighting sighting) {
        if (sighting.subject().scope() == Subject.Scope.TOTAL) {
            return 3;
        }
        return switch (sighting.kind()) {
            case UNPRICED, NEW_MODEL, SILENT_MODEL -> 0;
            case SPIKE, LEVEL_SHIFT, DRIFT, DROP -> 1;
            default -> 2;
        };
    }

    private boolean matters(Sighting sighting) {
        return sighting.impact() == null || sighting.impact().abs().compareTo(least) >= 0;
    }

    private void model(Sighting sighting, List<Sighting> others) {
        if (sighting.impact() == null) {
            tell(sighting, sighting);
        } else if (sighting.kind() == Kind.SILENT_MODEL ? !told.hasFallen(sighting) : !told.explain(sighting)) {
            // a project that saw the same and carries nearly all of it says more than its model
            Sighting carrier = others.stream().filter(other -> other.subject().scope() == Subject.Scope.PROJECT && other.kind() == sighting.kind()
                    && sighting.subject().contains(other.subject()) && !isAlone(other.series(), sighting.series(), sighting.date())
                    && other.date().equals(sighting.date()) && other.since().equals(sighting.since()) && other.size() >= MOST_OF_IT * sighting.size() && other.size() <= sighting.size() / MOST_OF_IT).findFirst().orElse(sighting);
            tell(carrier, sighting);
        }
    }

    private void project(Sighting sighting, CostSeries model) {
        if (!isAlone(sighting.series(), model, sighting.date()) && movesWith(sighting, model) && !told.explain(sighting)) {
            tell(sighting, sighting);
        }
    }

    private void total(Sighting sighting) {
        boolean oneModel = history.models().stream().anyMatch(model -> isAlone(model.all(), history.total(), sighting.date()));
        if (!oneModel && !told.explain(sighting)) {
            tell(sighting, sighting);
        }
    }

    /** Tells one sighting and remembers the one that it stands for, without the days that were told of before. */
    private void tell(Sighting sighting, Sighting remembered) {
        Told.Entry before = told.before(remembered);
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
        Sighting rest = sighting.from(next);
        if (matters(rest) && rest.isRise() == sighting.isRise()) {
            Sighting remains = remembered.from(next);
            told.add(remains, before.episode());
            also(rest, remains, before.episode());
            tellings.add(new Telling(rest, before.episode()));
        }
    }

    private void also(Sighting sighting, Sighting remembered, int episode) {
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
    private static boolean movesWith(Sighting sighting, CostSeries model) {
        BigDecimal moved = sighting.actual().subtract(sighting.expected());
        BigDecimal usual = SilenceTest.usual(model, sighting.since(), sighting.since(), sighting.date());
        BigDecimal change = model.cost(sighting.since(), sighting.date()).subtract(usual);
        return change.signum() == moved.signum() && change.abs().doubleValue() >= HALF * moved.abs().doubleValue();
    }
}
