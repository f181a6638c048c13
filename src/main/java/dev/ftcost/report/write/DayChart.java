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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cost of each day of a month, stacked by model, the dearest at the bottom.
 *
 * @param bars null when no day cost anything
 * @param sentence what the chart shows, for those who do not see it
 */
record DayChart(StackedBars bars, String sentence, List<String> legend, List<Day> days) {
    /** As many as there are colours that can be distinguished; the rest share the last one. */
    private static final int MOST = 7;

    /** @param isMajor whether a narrow screen has room for its label */
    record Day(String label, boolean isMajor, boolean isUnusual, Tip tip) {}

    /** What a bar shows when it is pointed at or focused: the whole, and its parts from the top to the bottom. */
    record Tip(String heading, List<Part> parts) {}

    /** A part of a bar in the color of its series. */
    record Part(int series, String name, String cost) {}

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
            days.add(new Day(String.valueOf(d + 1), d == 0 || d % 5 == 4, marked.contains(d), tip(month.atDay(d + 1), costs)));
        }
        List<Series> stacks = costs.values().stream().map(line -> new Series(Arrays.asList(line))).toList();
        return new DayChart(StackedBars.of(month.lengthOfMonth(), stacks, marked), sentence(report, costs),
                legend.stream().map(DisplayText::visible).toList(), days);
    }

    private static String sentence(MonthReport report, Map<String, BigDecimal[]> costs) {
        YearMonth month = YearMonth.parse(report.month());
        LocalDate highest = null;
        BigDecimal most = null;
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            BigDecimal cost = total(costs, d);
            if (cost != null && (most == null || cost.compareTo(most) > 0)) {
                most = cost;
                highest = month.atDay(d + 1);
            }
        }
        return "Daily cost by model in " + ReportHtml.name(report.month()) + (most == null ? "" : ", "
                + Money.shown(report.totals().cost()) + " in total; the highest day is " + highest + " with " + Money.shown(most));
    }

    /** What is known of a day; null when nothing is. */
    private static BigDecimal total(Map<String, BigDecimal[]> costs, int day) {
        return costs.values().stream().map(line -> line[day]).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static Tip tip(LocalDate date, Map<String, BigDecimal[]> costs) {
        int day = date.getDayOfMonth() - 1;
        BigDecimal total = total(costs, day);
        List<Part> parts = new ArrayList<>();
        int series = 0;
        for (Map.Entry<String, BigDecimal[]> each : costs.entrySet()) {
            BigDecimal cost = each.getValue()[day];
            if (cost != null) {
                parts.add(0, new Part(series, DisplayText.visible(each.getKey()), Money.shown(cost)));
            }
            series++;
        }
        return new Tip(date + ": " + (total == null ? DisplayText.UNKNOWN : Money.shown(total)), parts);
    }
}
