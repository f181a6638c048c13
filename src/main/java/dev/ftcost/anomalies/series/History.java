package dev.ftcost.anomalies.series;

import dev.ftcost.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The daily costs of everything, of each model, and of each project of a model that has several. */
public record History(CostSeries total, List<OfModel> models) {

    /** A model with what it cost in each project; {@code projects} is empty when there is one, which would say the same again. */
    public record OfModel(CostSeries all, List<CostSeries> projects) {}

    /** A day of a model in a project. */
    record Row(LocalDate day, String model, String project, BigDecimal cost, long requests, long input, long cached, long output, long unpriced) {}

    /** Null when there is no usage. Series that cost less than {@code least} in all are left to the total: nothing in them can matter. */
    public static History of(Database database, LocalDate last, BigDecimal least) {
        List<Row> rows = database.query("anomalies/daily_cost", History::row, last);
        if (rows.isEmpty()) {
            return null;
        }
        LocalDate first = rows.stream().map(Row::day).min(Comparator.naturalOrder()).orElseThrow();
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        List<OfModel> models = new ArrayList<>();
        for (List<Row> model : runs(rows, Row::model)) {
            if (matters(model, least)) {
                List<List<Row>> projects = runs(model, Row::project);
                models.add(new OfModel(series(Subject.model(model.get(0).model), first, days, model), projects.size() == 1 ? List.of()
                        : projects.stream().filter(project -> matters(project, least))
                                .map(project -> series(Subject.project(project.get(0).model, project.get(0).project), first, days, project)).toList()));
            }
        }
        return new History(series(Subject.TOTAL, first, days, rows), models);
    }

    private static boolean matters(List<Row> rows, BigDecimal least) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            sum = sum.add(row.cost);
            if (row.unpriced > 0 || sum.compareTo(least) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static CostSeries series(Subject subject, LocalDate first, int days, List<Row> rows) {
        CostSeries series = new CostSeries(subject, first, days);
        rows.forEach(series::add);
        return series;
    }

    /** The rows cut wherever the name changes; they come sorted by it. */
    private static List<List<Row>> runs(List<Row> rows, java.util.function.Function<Row, String> name) {
        List<List<Row>> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !Objects.equals(name.apply(rows.get(i)), name.apply(rows.get(start)))) {
                runs.add(rows.subList(start, i));
                start = i;
            }
        }
        return runs;
    }

    public Map<String, OfModel> byName() {
        return models.stream().collect(Collectors.toMap(model -> model.all.subject().model(), model -> model));
    }

    /** Of very many series, those that cost most. */
    public Set<CostSeries> costliest(int most) {
        return models.stream().flatMap(model -> Stream.concat(Stream.of(model.all), model.projects.stream()))
                .sorted(Comparator.comparing(CostSeries::sum).reversed()).limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Columns by number: there may be many rows, and a name is looked up in each. */
    private static Row row(ResultSet row) throws SQLException {
        return new Row((LocalDate) row.getObject(1), row.getString(2), row.getString(3), row.getBigDecimal(4), row.getLong(5), row.getLong(6),
                row.getLong(7), row.getLong(8), row.getLong(9));
    }
}
