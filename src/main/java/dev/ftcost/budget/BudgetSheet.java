package dev.ftcost.budget;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.TextSheet;
import java.util.List;

/** The verdicts as a sheet, and as text for a terminal. */
public final class BudgetSheet {
    private BudgetSheet() {}

    public static Sheet of(List<Verdict> verdicts) {
        return new Sheet("Budgets",
                List.of(Column.text("scope", "scope"), Column.text("month", "month"), Column.amount("limit_usd", "limit"),
                        Column.amount("spent", "spent"), Column.rate("share", "share"), Column.amount("forecast", "forecast"),
                        Column.text("status", "status"), Column.text("sentence", "sentence"),
                        Column.text("name", "name")),
                verdicts.stream()
                        .map(v -> Sheet.row(v.scope().toString(), v.month().toString(), v.limitUsd(), v.spent(), v.share(), v.forecast(),
                                v.status().id(), v.sentence(), v.scope().called()))
                        .toList(),
                null);
    }

    /** @param width of the terminal in characters */
    public static String text(List<Verdict> verdicts, int width) {
        StringBuilder text = new StringBuilder(TextSheet.write(forPeople(verdicts), width)).append('\n');
        verdicts.forEach(v -> text.append(v.needsLook() ? "warning: " : "note: ").append(DisplayText.visible(sentence(v))).append('\n'));
        return text.toString();
    }

    /** {@code total 2026-10: $246.93 of $300.00 spent as of 2026-10-20 (82.3%).} */
    public static String sentence(Verdict v) {
        return v.scope().shown() + " " + v.month() + ": " + v.sentence() + (v.sentence().endsWith("?") ? "" : ".");
    }

    /** The figures alone, the share in percent. */
    public static Sheet forPeople(List<Verdict> verdicts) {
        return new Sheet("Budgets",
                List.of(Column.text("scope", "scope"), Column.text("month", "month"), Column.amount("limit_usd", "limit"),
                        Column.amount("spent", "spent"), Column.text("share", "share"), Column.amount("forecast", "forecast"),
                        Column.text("status", "status")),
                verdicts.stream().map(v -> Sheet.row(v.scope().shown(), v.month().toString(), v.limitUsd(), v.spent(),
                        v.share() == null ? null : BudgetSentence.percent(v.share()), v.forecast(), v.status().id().replace('_', ' ')))
                        .toList(),
                null);
    }
}
