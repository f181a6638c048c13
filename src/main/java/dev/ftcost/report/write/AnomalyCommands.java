package dev.ftcost.report.write;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.cost.Filter;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The command lines that show the dollars of an anomaly: by project and key, and from the rows of the exports to the sum. */
final class AnomalyCommands {
    /** What usage that stopped is compared with. */
    private static final int DAYS_BEFORE = 28;

    private final MonthReport report;
    private final Anomaly last;
    private final LocalDate since;
    private final LocalDate until;
    private final boolean isSilent;

    private AnomalyCommands(MonthReport report, List<Anomaly> event) {
        this.report = report;
        this.last = event.stream().max(Comparator.comparing(Anomaly::date)).orElseThrow();
        this.since = event.stream().map(Anomaly::since).min(Comparator.naturalOrder()).orElseThrow();
        this.until = event.stream().map(Anomaly::last).max(Comparator.naturalOrder()).orElseThrow();
        this.isSilent = event.stream().allMatch(each -> each.actual() != null && each.actual().signum() == 0);
    }

    /** @param event the rows of one event */
    static List<String> of(Run run, MonthReport report, List<Anomaly> event) {
        AnomalyCommands commands = new AnomalyCommands(report, event);
        List<String> lines = new ArrayList<>(List.of(run.arguments().line("cost", List.of(), commands.cost())));
        List<List<String>> explain = commands.explain();
        if (explain != null) {
            lines.add(run.arguments().line("explain", explain.get(0), explain.get(1)));
        }
        return lines;
    }

    private List<String> cost() {
        List<String> options = new ArrayList<>(List.of("--by", last.model() == null ? "day,model,project" : "day,project,key"));
        if (last.model() != null) {
            options.addAll(List.of("--where", "model=" + Filter.escaped(last.model())));
        }
        if (last.projectId() != null) {
            options.addAll(List.of("--where", "project=" + Filter.escaped(last.projectId())));
        }
        options.addAll(List.of("--since", (isSilent ? since.minusDays(DAYS_BEFORE) : since).toString(), "--until", until.toString()));
        return options;
    }

    /** The arguments before and after the exports; null where there is no usage to explain. */
    private List<List<String>> explain() {
        boolean oneDay = since.equals(until);
        LocalDate day = oneDay || last.projectId() == null ? day() : null;
        String model = last.model() == null ? mostExpensive(day) : last.model();
        YearMonth month = day == null ? YearMonth.parse(report.month()) : YearMonth.from(day);
        if (isSilent || model == null || model.isEmpty() || day == null && !hasProject(model)) {
            return null;
        }
        List<String> options = new ArrayList<>();
        if (day != null) {
            options.addAll(List.of("--day", day.toString()));
        }
        if (last.projectId() != null) {
            options.addAll(List.of("--project", last.projectId()));
        }
        return List.of(List.of(model, month.toString()), options);
    }

    /** The last day of the anomaly on which this month has usage of its model, its own day before others; null when there is none. */
    private LocalDate day() {
        List<LocalDate> used = report.byDay().rows().stream().filter(row -> last.model() == null || last.model().equals(cell(row, "model")))
                .map(row -> (LocalDate) cell(row, "date")).filter(day -> !day.isBefore(since) && !day.isAfter(until)).toList();
        return used.contains(last.date()) ? last.date() : used.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    /** What an anomaly of all models together is mostly made of. */
    private String mostExpensive(LocalDate day) {
        return report.byDay().rows().stream().filter(row -> cell(row, "date").equals(day) && cell(row, "cost") != null)
                .max(Comparator.comparing(row -> (BigDecimal) cell(row, "cost"))).map(row -> (String) cell(row, "model")).orElse(null);
    }

    private boolean hasProject(String model) {
        List<String> keys = report.byProject().columns().stream().map(Column::key).toList();
        return last.projectId() != null && report.byProject().rows().stream()
                .anyMatch(row -> last.projectId().equals(row.get(keys.indexOf("project_id")))
                        && model.equals(row.get(keys.indexOf("model"))));
    }

    private Object cell(List<Object> day, String key) {
        return day.get(report.byDay().columns().stream().map(Column::key).toList().indexOf(key));
    }
}
