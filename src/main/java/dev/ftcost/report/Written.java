package dev.ftcost.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What was written, and what writing it brought to light.
 *
 * @param restatements the months that had a report before and whose inputs, rates or costs are others now
 * @param notes what the index left out, and what could not be compared
 */
public record Written(Run run, List<Restatement> restatements, List<String> notes) {
    public static Written of(Run run, StandingReports before, StandingReports now) {
        List<Restatement> restatements = new ArrayList<>();
        List<String> notes = new ArrayList<>(now.foreign().values());
        for (MonthReport month : run.months()) {
            StandingReport old = before.months().get(month.month());
            if (old != null) {
                Restatement restatement = Restatement.of(old, now.months().get(month.month()));
                if (!restatement.isEmpty()) {
                    restatements.add(restatement);
                }
            } else if (before.foreign().containsKey(month.month())) {
                notes.add("what changed in " + month.month() + " is not known: "
                        + before.foreign().get(month.month()).replace("is skipped: it ", "") + ", and was replaced");
            }
        }
        return new Written(run, List.copyOf(restatements), List.copyOf(notes));
    }
}
