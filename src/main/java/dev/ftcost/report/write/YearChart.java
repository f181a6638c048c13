package dev.ftcost.report.write;

import dev.ftcost.report.PreviousReport;
import dev.ftcost.report.write.CostChart.Span;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cost of each of the last twelve calendar months, stacked by model, the most expensive of the year at the bottom. */
final class YearChart {
    private static final int MONTHS = 12;

    private YearChart() {}

    /** @param months by their names, at least one; a month without a report has no bar and says so */
    static CostChart of(Map<String, PreviousReport> months) {
        TreeMap<YearMonth, PreviousReport> reports = new TreeMap<>();
        months.forEach((month, report) -> reports.put(YearMonth.parse(month), report));
        YearMonth last = reports.lastKey();
        YearMonth first = reports.ceilingKey(last.minusMonths(MONTHS - 1L));
        int size = Math.toIntExact(first.until(last, java.time.temporal.ChronoUnit.MONTHS)) + 1;
        Map<String, BigDecimal[]> costs = new TreeMap<>();
        List<Span> spans = new ArrayList<>();
        for (int m = 0; m < size; m++) {
            YearMonth month = first.plusMonths(m);
            PreviousReport report = reports.get(month);
            String missing = report == null ? " (no report)"
                    : (report.complete() ? "" : " (incomplete)") + (report.partial() ? " (partial)" : "");
            spans.add(new Span(month + missing, month.toString(), size <= 4 || (size - 1 - m) % 3 == 0, false));
            int at = m;
            if (report != null) {
                report.costByModel().forEach((model, cost) -> costs
                        .computeIfAbsent(model.isEmpty() ? "no model" : model, key -> new BigDecimal[size])[at] = cost);
            }
        }
        Map<String, BigDecimal[]> ranked = new LinkedHashMap<>();
        costs.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, BigDecimal[]> each) -> sum(each.getValue())).reversed())
                .forEach(each -> ranked.put(each.getKey(), each.getValue()));
        return CostChart.stacked(ranked, spans, "Monthly cost by model from " + first + " to " + last, "month");
    }

    private static BigDecimal sum(BigDecimal[] costs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal cost : costs) {
            sum = cost == null ? sum : sum.add(cost);
        }
        return sum;
    }
}
