package dev.ftcost.report.write;

import dev.ftcost.close.MonthAdjustments;
import dev.ftcost.close.ClosedMonths;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.PreviousReport;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.report.Restatement;
import dev.ftcost.report.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was written, and what writing it brought to light.
 *
 * @param restatements the months that had a report before and whose inputs, rates or costs are others now
 * @param closed the closed months of the folder
 * @param adjustments the closed months that the exports say something of
 * @param unknown the closed months of the exports of which nobody knows any more what they were, so that nothing was compared
 * @param notes what the index left out, and what could not be compared
 * @param wrongInCache the months of which the cache says something else than was made, where it was to be verified
 */
public record Written(Run run, List<Restatement> restatements, ClosedMonths closed, List<MonthAdjustments> adjustments,
        List<String> unknown, List<String> notes, List<String> wrongInCache) {
    static Written of(Run run, PreviousReports before, PreviousReports now, ClosedMonths closed, List<MonthAdjustments> adjustments,
            List<String> unknown, List<String> wrongInCache) {
        List<Restatement> restatements = new ArrayList<>();
        List<String> notes = new ArrayList<>(now.foreign().values());
        Map<String, String> known = new HashMap<>();
        before.months().values().forEach(old -> known.putAll(old.inputs()));
        Map<String, String> all = new HashMap<>();
        run.ledger().files().forEach(file -> all.put(file.name(), file.crc32()));
        for (MonthReport month : run.months()) {
            PreviousReport old = before.months().get(month.month());
            if (old != null) {
                Restatement restatement = Restatement.of(old, now.months().get(month.month()), known, all);
                if (!restatement.isEmpty()) {
                    restatements.add(restatement);
                }
            } else if (before.foreign().containsKey(month.month())) {
                notes.add("the changes of " + month.month() + " are unknown: "
                        + before.foreign().get(month.month()).replace("is skipped: it ", "") + ", and was replaced");
            }
        }
        adjustments.stream().map(MonthAdjustments::note).filter(Objects::nonNull).forEach(notes::add);
        return new Written(run, List.copyOf(restatements), closed, List.copyOf(adjustments), unknown, List.copyOf(notes), wrongInCache);
    }

    /** Whether a person should look: at the input, or at a closed month that would change or was changed, or at the cache. */
    public boolean needsLook() {
        return run.needsLook() || !closed.warnings().isEmpty() || !wrongInCache.isEmpty()
                || adjustments.stream().anyMatch(each -> !each.isEmpty());
    }
}
