package dev.ftcost.pull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a pull: pages, files, and what is final; and what did not come. */
public final class PullSummary {
    private final Map<PullKind, Long> lists = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private LocalDate since;
    private LocalDate until;
    private LocalDate lastFinal;
    private int pages;
    private int written;
    private int unchanged;
    private long keys;

    void span(LocalDate first, LocalDate last, LocalDate finalDay) {
        since = first;
        until = last;
        lastFinal = finalDay;
    }

    void pages(int more) {
        pages += more;
    }

    void wrote() {
        written++;
    }

    void wasFinal() {
        unchanged++;
    }

    void list(PullKind kind, long count) {
        lists.put(kind, count);
    }

    void keys(long count) {
        keys = count;
    }

    void fault(String sentence) {
        if (!faults.contains(sentence)) {
            faults.add(sentence);
        }
    }

    /** One sentence for each thing that did not come. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** One line. */
    public String line() {
        List<String> parts = new ArrayList<>();
        if (since != null) {
            parts.add(files(written) + " of " + since + " to " + until
                    + (unchanged == 0 ? "" : " (" + unchanged + " more final, not pulled again)"));
        }
        lists.forEach((kind, count) -> parts.add(number(count, kind.name().toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                + (kind == PullKind.PROJECTS ? " with " + number(keys, "key") : "")));
        return "pulled " + number(pages, "page") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + finality();
    }

    private String finality() {
        if (since == null) {
            return "";
        }
        return !faults.isEmpty() ? "; not complete" : lastFinal.isBefore(since) ? "; nothing is final yet"
                : "; final through " + (lastFinal.isBefore(until) ? lastFinal : until);
    }

    private static String files(int count) {
        return number(count, "file");
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
