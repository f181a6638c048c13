package dev.ftcost.summary;

import dev.ftcost.sheet.DisplayText;
import dev.ftcost.summary.Finding.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What earlier runs reported and saw. As text: one line each, its parts separated by tabs; lines that nobody knows are left out, as those of
 * an earlier version.
 */
public final class ReportedFindings {
    private static final String DAY = "day";
    private static final String PULLED = "pulled";

    private final Set<String> lines = new LinkedHashSet<>();
    private final SeenDays days = new SeenDays();
    private LocalDate pulled;

    /** @param text what {@link #text} gave; empty before the first run */
    public static ReportedFindings of(String text) {
        ReportedFindings reported = new ReportedFindings();
        text.lines().forEach(reported::add);
        return reported;
    }

    private void add(String line) {
        String[] parts = line.split("\t", -1);
        try {
            if (parts[0].equals(DAY) && parts.length == 4) {
                days.put(LocalDate.parse(parts[1]), parts[2], parts[3]);
            } else if (parts[0].equals(PULLED) && parts.length == 2) {
                pulled = LocalDate.parse(parts[1]);
            } else if (parts.length == 3) {
                Kind.valueOf(parts[0]);
                lines.add(line);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // What is not understood counts as not reported.
            return;
        }
    }

    /** What each day cost when it was last seen. */
    public SeenDays days() {
        return days;
    }

    /** The day of the last complete pull; null when there was none. */
    public LocalDate pulled() {
        return pulled;
    }

    public void setPulled(LocalDate day) {
        pulled = day;
    }

    public boolean isNew(Finding finding) {
        return finding.kind().isReportedAlways() || !lines.contains(line(finding));
    }

    /**
     * To be called when the findings of a run have been reported. What it did not find is forgotten, so that it is reported when it comes
     * back.
     *
     * @param isWhole whether the run could look at everything; else nothing is forgotten
     */
    public void report(List<Finding> found, boolean isWhole) {
        if (isWhole) {
            lines.removeIf(line -> !Kind.valueOf(line.split("\t", -1)[0]).isReportedForGood());
        }
        found.stream().filter(finding -> !finding.kind().isReportedAlways()).forEach(finding -> lines.add(line(finding)));
    }

    private static String line(Finding finding) {
        return finding.kind() + "\t" + DisplayText.visible(finding.key()) + "\t" + DisplayText.visible(finding.state());
    }

    public String text() {
        List<String> all = new ArrayList<>(lines);
        if (pulled != null) {
            all.add(PULLED + "\t" + pulled);
        }
        days.lines().forEach(day -> all.add(DAY + "\t" + String.join("\t", day)));
        return all.isEmpty() ? "" : String.join("\n", all) + "\n";
    }
}
