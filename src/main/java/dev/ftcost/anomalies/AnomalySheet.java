package dev.ftcost.anomalies;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Anomalies as rows: each finding for programs, each event once for people. */
public final class AnomalySheet {

    private static final List<Column> COLUMNS = List.of(Column.date("date", "day"), Column.text("model", "model"),
            Column.text("project_id", "project").ranked(9),
            Column.text("kind", "kind"), Column.amount("expected_cost", "expected").ranked(6),
            Column.amount("actual_cost", "cost").ranked(5),
            Column.amount("impact", "impact"), Column.text("cause", "cause"));
    private static final Column PROJECT_NAME = Column.text("project_name", "project name");

    private AnomalySheet() {}

    public static Sheet of(List<Anomaly> anomalies) {
        return new Sheet("Anomalies", Stream.concat(COLUMNS.stream(), Stream.of(PROJECT_NAME)).toList(),
                anomalies.stream().map(each -> Sheet.row(each.date(), each.model(), each.projectId(), each.kind().id(), each.expected(),
                        each.actual(), each.impact(), each.cause(), each.project() == null ? null : each.project().name())).toList(),
                null);
    }

    /** The rows of one event become one: its last name, all of its days, and all of its dollars. */
    public static Sheet forPeople(List<Anomaly> anomalies) {
        return new Sheet("Anomalies", COLUMNS, events(anomalies).stream().map(AnomalySheet::line).toList(), null);
    }

    /** The rows of each event, in the order in which people see the events. */
    public static List<List<Anomaly>> events(List<Anomaly> anomalies) {
        Map<Integer, List<Anomaly>> episodes = new LinkedHashMap<>();
        anomalies.forEach(each -> episodes.computeIfAbsent(each.episode(), episode -> new ArrayList<>()).add(each));
        return episodes.values().stream().sorted((one, other) -> byImpact(line(one), line(other))).toList();
    }

    private static List<Object> line(List<Anomaly> episode) {
        List<Anomaly> rows = episode.stream().sorted(Comparator.comparing(Anomaly::date)).toList();
        Anomaly last = rows.get(rows.size() - 1);
        String model = last.model() == null ? "all models" : last.model();
        String project = last.project() == null ? "" : last.project().shown();
        if (rows.size() == 1) {
            return Sheet.row(last.date(), model, project, last.kind().label(), last.expected(), last.actual(), last.impact(), last.cause());
        }
        Anomaly first = rows.get(0);
        String began = "; began as a " + first.kind().label() + " of " + Money.shown(first.impact()) + " on " + first.date();
        return Sheet.row(last.date(), model, project, last.kind().label(), sum(rows.stream().map(Anomaly::expected).toList()),
                sum(rows.stream().map(Anomaly::actual).toList()), sum(rows.stream().map(Anomaly::impact).toList()), last.cause() + began);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int byImpact(List<Object> one, List<Object> other) {
        BigDecimal first = (BigDecimal) one.get(6);
        BigDecimal second = (BigDecimal) other.get(6);
        return first == null || second == null ? Boolean.compare(first == null, second == null) : second.compareTo(first);
    }
}
