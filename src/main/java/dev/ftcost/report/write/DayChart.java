package dev.ftcost.report.write;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Ranking;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.StackedBars.Series;
import dev.ftcost.sheet.StackedBars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cost of each day of a month, stacked by model, the dearest at the bottom.
 *
 * @param bars null when no day cost anything
 */
record DayChart(StackedBars bars, List<String> legend, List<Day> days) {
    /** As many as there are colours that can be distinguished; the rest share the last one. */
    private static final int MOST = 7;

    /** @param isMajor whether a narrow screen has room for its label */
    record Day(String label, boolean isMajor, boolean isUnusual) {}

    static DayChart of(MonthReport report) {
        YearMonth month = YearMonth.parse(report.month());
        List<String> ranked = new ArrayList<>();
        Ranking.of(report.byModel(), "model", "no model", Integer.MAX_VALUE).rows().forEach(row -> ranked.add((String) row.get(0)));
        int series = Math.min(ranked.size(), MOST);
        boolean others = ranked.size() > MOST;
        List<String> legend = new ArrayList<>(ranked.subList(0, others ? MOST - 1 : series));
        if (others) {
            legend.add(Money.count(ranked.size() - MOST + 1) + " other models");
        }
        Map<String, BigDecimal[]> costs = new LinkedHashMap<>();
        legend.forEach(name -> costs.put(name, new BigDecimal[month.lengthOfMonth()]));
        List<String> keys = report.byDay().columns().stream().map(Column::key).toList();
        for (List<Object> row : report.byDay().rows()) {
            BigDecimal cost = (BigDecimal) row.get(keys.indexOf("cost"));
            String named = (String) row.get(keys.indexOf("model"));
            String model = named == null || named.isEmpty() ? "no model" : named;
            BigDecimal[] line = costs.getOrDefault(model, costs.get(legend.get(legend.size() - 1)));
            int day = ((LocalDate) row.get(keys.indexOf("date"))).getDayOfMonth() - 1;
            line[day] = line[day] == null ? cost : cost == null ? line[day] : line[day].add(cost);
        }
        Set<Integer> marked = new TreeSet<>();
        report.anomalies().stream().map(Anomaly::date).filter(day -> YearMonth.from(day).equals(month))
                .forEach(day -> marked.add(day.getDayOfMonth() - 1));
        List<Day> days = new ArrayList<>();
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            days.add(new Day(String.valueOf(d + 1), d == 0 || d % 5 == 4, marked.contains(d)));
        }
        List<Series> stacks = new ArrayList<>();
        costs.forEach((name, line) -> stacks.add(new Series(Arrays.asList(line), titles(month, name, line))));
        return new DayChart(StackedBars.of(month.lengthOfMonth(), stacks, marked), legend.stream().map(DisplayText::visible).toList(),
                days);
    }

    private static List<String> titles(YearMonth month, String name, BigDecimal[] line) {
        List<String> titles = new ArrayList<>();
        for (int d = 0; d < line.length; d++) {
            titles.add(month.atDay(d + 1) + ": " + name + " " + (line[d] == null ? DisplayText.UNKNOWN : Money.shown(line[d])));
        }
        return titles;
    }
}
