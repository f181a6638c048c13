package dev.ftcost.report.write;

import dev.ftcost.report.CostColumns;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Ranking;
import dev.ftcost.report.UnitCosts;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.util.List;

/** A month by model, team, project and API key, the largest cost first: the same rows on the page and in {@code summary.md}. */
final class Rankings {
    private static final int MOST_LINES = 30;
    /** What the table by token type and the CSV files have. */
    private static final List<String> LEFT_OUT = List.of("cached_input_tokens", "trained_tokens");

    private Rankings() {}

    static Sheet models(MonthReport report) {
        return ranked(report, report.byModel(), "model", null, "no model");
    }

    static Sheet teams(MonthReport report) {
        return ranked(report, report.byTeam(), "team", null, "no team");
    }

    static Sheet projects(MonthReport report) {
        return ranked(report, report.byProject(), "project_id", "project_name", "no project");
    }

    static Sheet keys(MonthReport report) {
        return ranked(report, report.byKey(), "api_key_id", "key_name", "no key, and training");
    }

    private static Sheet ranked(MonthReport report, Sheet costs, String key, String nameKey, String unnamed) {
        Sheet ranked = UnitCosts.added(CostColumns.costSecond(Ranking.of(costs, key, nameKey, unnamed, MOST_LINES)),
                report.complete());
        return CostColumns.only(ranked, ranked.columns().stream().map(Column::key).filter(column -> !LEFT_OUT.contains(column)).toList());
    }
}
