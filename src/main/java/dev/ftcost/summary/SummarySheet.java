package dev.ftcost.summary;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.util.List;
import java.util.function.Predicate;

/** All findings of a run as rows, for programs, in the order of the message. */
public final class SummarySheet {
    private SummarySheet() {}

    /** @param isNew whether a finding was not reported before, or has changed since */
    public static Sheet of(List<Finding> findings, Predicate<Finding> isNew) {
        return new Sheet("Findings", List.of(Column.text("kind", "kind"), Column.date("date", "day"), Column.amount("amount", "amount"),
                Column.flag("new", "new"), Column.text("finding", "finding")),
                SummaryMessage.sorted(findings).stream()
                        .map(finding -> Sheet.row(finding.kind().name().toLowerCase(java.util.Locale.ROOT), finding.day(),
                                finding.amount(), isNew.test(finding), finding.sentence()))
                        .toList(),
                null);
    }
}
