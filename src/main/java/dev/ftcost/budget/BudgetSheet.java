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
                        Column.text("status", "status"), Column.text("sentence", "sentence")),
                verdicts.stream()
                        .map(v -> Sheet.row(v.scope().toString(), v.month().toString(), v.limitUsd(), v.spent(), v.share(), v.forecast(),
                                v.status().id(), v.sentence()))
                        .toList(),
                null);
    }

    /** @param width of the terminal in characters */
    public static String text(List<Verdict> verdicts, int width) {
        Sheet sheet = new Sheet("Budgets",
                List.of(Column.text("scope", "scope"), Column.text("month", "month"), Column.amount("limit_usd", "limit"),
                        Column.amount("spent", "spent"), Column.text("share", "share"), Column.amount("forecast", "forecast"),
                        Column.text("status", "status")),
                verdicts.stream().map(v -> Sheet.row(v.scope().toString(), v.month().toString(), v.limitUsd(), v.spent(),
                        v.share() == null ? null : BudgetSentence.percent(v.share()), v.forecast(), v.status().id().replace('_', ' ')))
                        .toList(),
                null);
        StringBuilder text = new StringBuilder(TextSheet.write(sheet, width)).append('\n');
        verdicts.forEach(v -> text.append(v.needsLook() ? "warning: " : "note: ")
                .append(DisplayText.visible(v.scope() + " " + v.month() + ": " + v.sentence()))
                .append(v.sentence().endsWith("?") ? "\n" : ".\n"));
        return text.toString();
    }
}
