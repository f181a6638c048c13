package dev.ftcost.report;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Sheet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The anomalies of a month, on its page. */
public final class MonthAnomalies {
    private MonthAnomalies() {}

    /** Empty where there is nothing unusual and every day was judged. */
    public static String section(List<Anomaly> anomalies, List<String> notJudged) {
        if (anomalies.isEmpty() && notJudged.isEmpty()) {
            return "";
        }
        StringBuilder section = new StringBuilder("## Anomalies\n\n");
        notJudged.forEach(sentence -> section.append("- warning: ").append(MarkdownSheet.escaped(sentence)).append(".\n"));
        if (!notJudged.isEmpty()) {
            section.append('\n');
        }
        return section.append(anomalies.isEmpty() ? "" : MarkdownSheet.write(AnomalySheet.forPeople(anomalies)) + "\n").toString();
    }

    /** The days with one more column, which names what was unusual on them. */
    public static Sheet marked(Sheet days, List<Anomaly> anomalies) {
        if (anomalies.isEmpty()) {
            return days;
        }
        List<Column> columns = new ArrayList<>(days.columns());
        columns.add(Column.text("unusual", "anomaly"));
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> day : days.rows()) {
            List<String> kinds = anomalies.stream().filter(anomaly -> anomaly.date().equals(day.get(0)))
                    .map(anomaly -> anomaly.kind().label())
                    .distinct().sorted().toList();
            rows.add(with(day, String.join(", ", kinds)));
        }
        return new Sheet(days.title(), columns, rows, days.total() == null ? null : with(days.total(), null));
    }

    private static List<Object> with(List<Object> row, String cell) {
        List<Object> cells = new ArrayList<>(row);
        cells.add(cell);
        return Collections.unmodifiableList(cells);
    }
}
