package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cost of each day of a month, all models together. */
public final class Days {
    private Days() {}

    public static Sheet sheet(MonthReport report) {
        List<String> keys = report.byDay().columns().stream().map(Column::key).toList();
        int cost = keys.indexOf("cost");
        int requests = keys.indexOf("requests");
        Map<LocalDate, BigDecimal> costs = new LinkedHashMap<>();
        Map<LocalDate, Long> counts = new LinkedHashMap<>();
        for (List<Object> row : report.byDay().rows()) {
            LocalDate day = (LocalDate) row.get(keys.indexOf("date"));
            counts.merge(day, (Long) row.get(requests), Long::sum);
            // A day is unknown only when nothing of it is known.
            BigDecimal known = (BigDecimal) row.get(cost);
            costs.put(day, costs.get(day) == null ? known : known == null ? costs.get(day) : costs.get(day).add(known));
        }
        List<List<Object>> rows = new ArrayList<>();
        costs.forEach((day, amount) -> rows.add(Sheet.row(day, counts.get(day), amount)));
        return new Sheet("Cost by day",
                List.of(Column.date("date", "day"), Column.count("requests", "requests"), Column.amount("cost", "cost")),
                rows, Sheet.row(null, report.totals().requests(), report.totals().cost()));
    }
}
