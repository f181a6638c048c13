package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import java.util.ArrayList;
import java.util.List;

/** What has been told so far, in order of date, and whether it explains what is seen now. */
final class ReportedEpisodes {

    private static final int SPIKE_TAIL = 1;
    private static final int TAIL = 7;
    private static final double HALF = 0.5;
    private static final double LARGER = 1.5;

    /** A sighting and the number of the episode that it belongs to; several may be of one, each telling of days of its own. */
    record Entry(Candidate sighting, int episode) {}

    private final List<Entry> entries = new ArrayList<>();
    private int episodes;

    /** Remembers what is told, and returns the number of its episode: that of the last one of its kind of change which it goes on with. */
    int add(Candidate sighting, int continued) {
        int episode = continued > 0 ? continued : ++episodes;
        entries.add(new Entry(sighting, episode));
        return episode;
    }

    /** The last entry of the same series that moved the same way and reaches into the days of this sighting; null when there is none. */
    Entry before(Candidate sighting) {
        Entry last = null;
        for (Entry entry : entries) {
            Candidate told = entry.sighting;
            if (told.subject().equals(sighting.subject()) && told.isRise() == sighting.isRise() && told.impact() != null
                    && !told.date().isBefore(sighting.since())) {
                last = entry;
            }
        }
        return last;
    }

    /** A wider series that was told of stands for its parts, and parts that were told of for the half of a wider one, or more. */
    boolean explain(Candidate sighting) {
        double parts = 0;
        for (Entry entry : entries) {
            Candidate told = entry.sighting;
            if (told.impact() == null || told.isRise() != sighting.isRise() || !isNear(told, sighting)) {
                continue;
            }
            if (told.subject().contains(sighting.subject()) && sighting.size() <= LARGER * told.size()) {
                return true;
            }
            if (sighting.subject().contains(told.subject()) && !isPartOfAnother(told)) {
                parts += told.size();
            }
        }
        return parts >= HALF * sighting.size();
    }

    /** Whether the model of this silence was told to drop shortly before. */
    boolean hasFallen(Candidate silence) {
        return entries.stream().map(Entry::sighting).anyMatch(told -> told.subject().equals(silence.subject()) && told.impact() != null
                && !told.isRise() && isNear(told, silence));
    }

    private boolean isPartOfAnother(Candidate part) {
        return entries.stream().map(Entry::sighting).anyMatch(told -> told.subject().scope() == Subject.Scope.MODEL
                && told.subject().contains(part.subject()) && told.date().equals(part.date()));
    }

    private static boolean isNear(Candidate told, Candidate now) {
        int tail = switch (told.kind()) {
            case SPIKE -> SPIKE_TAIL;
            case NEW_MODEL -> AnomalyDetector.LEARNING_DAYS;
            default -> TAIL;
        };
        return !now.since().isAfter(told.date().plusDays(tail)) && !now.date().isBefore(told.since());
    }
}
