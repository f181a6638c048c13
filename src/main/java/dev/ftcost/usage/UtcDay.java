package dev.ftcost.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The days of UTC, by which everything is counted. */
public final class UtcDay {
    /** How long a day is. */
    public static final int SECONDS = 86_400;

    private UtcDay() {}

    /** @param second since 1970, UTC */
    public static LocalDate of(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS));
    }

    /** {@code 2026-10-11 to 2026-10-12}, or a day alone. */
    public static String span(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    /** Days in a row as one. */
    public static List<String> spans(Collection<LocalDate> sorted) {
        List<LocalDate> days = List.copyOf(sorted);
        List<String> spans = new ArrayList<>();
        for (int start = 0, i = 1; i <= days.size(); i++) {
            if (i == days.size() || !days.get(i).equals(days.get(i - 1).plusDays(1))) {
                spans.add(span(days.get(start), days.get(i - 1)));
                start = i;
            }
        }
        return spans;
    }
}
