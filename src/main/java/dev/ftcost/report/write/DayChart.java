package dev.ftcost.report.write;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Ranking;
import dev.ftcost.report.write.CostChart.Span;
import dev.ftcost.sheet.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The cost of each day of a month, stacked by model, the most expensive at the bottom. */
final class DayChart {
    private DayChart() {}

    static CostChart of(MonthReport report) {
        YearMonth month = YearMonth.parse(report.month());
        Map<String, BigDecimal[]> costs = new LinkedHashMap<>();
        Ranking.of(report.byModel(), "model", null, "no model", Integer.MAX_VALUE).rows()
                .forEach(row -> costs.put((String) row.get(0), new BigDecimal[month.lengthOfMonth()]));
        List<String> keys = report.byDay().columns().stream().map(Column::key).toList();
        for (List<Object> row : report.byDay().rows()) {
            BigDecimal cost = (BigDecimal) row.get(keys.indexOf("cost"));
            String named = (String) row.get(keys.indexOf("model"));
            BigDecimal[] line = costs.get(named == null || named.isEmpty() ? "no model" : named);
            int day = ((LocalDate) row.get(keys.indexOf("date"))).getDayOfMonth() - 1;
            line[day] = line[day] == null ? cost : cost == null ? line[day] : line[day].add(cost);
        }
        Set<LocalDate> unusual = report.anomalies().stream().map(Anomaly::date).collect(Collectors.toSet());
        List<Span> days = new ArrayList<>();
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            LocalDate date = month.atDay(d + 1);
            days.add(new Span(date.toString(), String.valueOf(d + 1), d == 0 || d % 5 == 4, unusual.contains(date)));
        }
        return CostChart.stacked(costs, days, "Daily cost by model in " + ReportHtml.name(report.month()), "day");
    }
}
