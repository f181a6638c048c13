package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What has been reported so far, in order of date, and whether it explains what is seen now. */
final class ReportedEpisodes {

    private static final int SPIKE_TAIL = 1;
    private static final int TAIL = 7;
    private static final double HALF = 0.5;
    private static final double LARGER = 1.5;

    /** A candidate and the number of the episode that it belongs to; several may be of one, each with days of its own. */
    record Entry(Candidate candidate, int episode) {}

    private final List<Entry> entries = new ArrayList<>();
    private int episodes;

    /** Records what is reported and returns the number of its episode: that of the last one of its kind of change which it goes on with. */
    int add(Candidate candidate, int continued) {
        int episode = continued > 0 ? continued : ++episodes;
        entries.add(new Entry(candidate, episode));
        return episode;
    }

    /** The last entry of the same series that moved the same way and reaches into the days of this candidate; null when there is none. */
    Entry before(Candidate candidate) {
        Entry last = null;
        for (Entry entry : entries) {
            Candidate reported = entry.candidate;
            if (reported.subject().equals(candidate.subject()) && reported.isRise() == candidate.isRise() && reported.impact() != null
                    && !reported.last().isBefore(candidate.since())) {
                last = entry;
            }
        }
        return last;
    }

    /** Ends the entries of an episode before a day. */
    void end(int episode, LocalDate next) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.episode == episode && entry.candidate.since().isBefore(next)) {
                entries.set(i, new Entry(entry.candidate.before(next), episode));
            }
        }
    }

    /** What was reported of parts of a series on the days of a candidate, each dollar once: a project in a model counts with the model. */
    List<Candidate> partsOf(Candidate candidate) {
        List<Candidate> parts = entries.stream().map(Entry::candidate)
                .filter(part -> part.impact() != null && part.isRise() == candidate.isRise()
                        && candidate.subject().contains(part.subject()) && part.overlaps(candidate))
                .toList();
        return parts.stream()
                .filter(part -> parts.stream().noneMatch(other -> other.subject().contains(part.subject()) && other.overlaps(part)))
                .toList();
    }

    /** A wider series that was reported explains its parts, and so do parts with half of a wider one or more. */
    boolean explain(Candidate candidate) {
        double parts = 0;
        for (Entry entry : entries) {
            Candidate reported = entry.candidate;
            if (reported.impact() == null || reported.isRise() != candidate.isRise() || !isNear(reported, candidate)) {
                continue;
            }
            if (reported.subject().contains(candidate.subject()) && candidate.size() <= LARGER * reported.size()) {
                return true;
            }
            if (candidate.subject().contains(reported.subject()) && !isPartOfAnother(reported)) {
                parts += reported.size();
            }
        }
        return parts >= HALF * candidate.size();
    }

    /** Whether the model of this silence was reported to drop shortly before. */
    boolean hasFallen(Candidate silence) {
        return entries.stream().map(Entry::candidate)
                .anyMatch(reported -> reported.subject().equals(silence.subject()) && reported.impact() != null
                        && !reported.isRise() && isNear(reported, silence));
    }

    private boolean isPartOfAnother(Candidate part) {
        return entries.stream().map(Entry::candidate).anyMatch(reported -> reported.subject().scope() == Subject.Scope.MODEL
                && reported.subject().contains(part.subject()) && reported.date().equals(part.date()));
    }

    private static boolean isNear(Candidate reported, Candidate now) {
        int tail = switch (reported.kind()) {
            case SPIKE -> SPIKE_TAIL;
            case NEW_MODEL -> AnomalyDetector.LEARNING_DAYS;
            default -> TAIL;
        };
        return !now.since().isAfter(reported.last().plusDays(tail)) && !now.date().isBefore(reported.since());
    }
}
