package dev.ftcost.anomalies.series;

import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The daily costs of everything, of each model, and of each project of a model that has several; a retrained model is one. */
public record History(CostSeries total, List<OfModel> models, Succession succession) {

    /** A model with what it cost in each project; {@code projects} is empty when there is one, which would say the same again. */
    public record OfModel(CostSeries all, List<CostSeries> projects) {}

    /** A day of a model in a project. */
    record Row(LocalDate day, String model, String project, BigDecimal cost, long requests, long input, long cached, long output,
            long unpriced) {}

    /** Null when there is no usage. Series that cost less than {@code least} in all are left to the total: nothing in them can matter. */
    public static History of(Ledger ledger, LocalDate last, BigDecimal least) {
        Map<String, String> names = new HashMap<>();
        List<Row> rows = ledger.database().query("anomalies/daily_cost", row -> row(row, names), last);
        if (rows.isEmpty()) {
            return null;
        }
        LocalDate first = rows.stream().map(Row::day).min(Comparator.naturalOrder()).orElseThrow();
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        BitSet gaps = gaps(ledger, first, days);
        Succession succession = Succession.of(rows);
        List<OfModel> models = new ArrayList<>();
        groups(rows, row -> succession.newest(row.model)).forEach((name, model) -> {
            if (matters(model, least)) {
                Map<String, List<Row>> projects = groups(model, Row::project);
                models.add(new OfModel(series(Subject.model(name), first, days, gaps, model), projects.size() == 1 ? List.of()
                        : projects.entrySet().stream().filter(project -> matters(project.getValue(), least))
                                .map(project -> series(Subject.project(name, project.getKey()), first, days, gaps, project.getValue()))
                                .toList()));
            }
        });
        return new History(series(Subject.TOTAL, first, days, gaps, rows), models, succession);
    }

    /** The days between the first and the last that no usage export speaks of, or of which all rows are rejected: nothing is known of them. Nor is a first day known whose exports begin late. */
    private static BitSet gaps(Ledger ledger, LocalDate first, int days) {
        BitSet gaps = new BitSet(days);
        gaps.set(0, days);
        ledger.coveredDays().stream().filter(day -> day.isReadable() && !day.startsLate())
                .mapToLong(each -> ChronoUnit.DAYS.between(first, each.day()))
                .filter(day -> day >= 0 && day < days).forEach(day -> gaps.clear((int) day));
        return gaps;
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

    private static CostSeries series(Subject subject, LocalDate first, int days, BitSet gaps, List<Row> rows) {
        CostSeries series = new CostSeries(subject, first, days, gaps);
        rows.forEach(series::add);
        return series;
    }

    /** The rows by a name of theirs, in the order in which the names come first; a project may be null. */
    private static Map<String, List<Row>> groups(List<Row> rows, Function<Row, String> name) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(name.apply(row), each -> new ArrayList<>()).add(row));
        return groups;
    }

    public Map<String, OfModel> byName() {
        return models.stream().collect(Collectors.toMap(model -> model.all.subject().model(), model -> model));
    }

    /** Of very many series, those that cost most. */
    public Set<CostSeries> costliest(int most) {
        return models.stream().flatMap(model -> Stream.concat(Stream.of(model.all), model.projects.stream()))
                .sorted(Comparator.comparing(CostSeries::sum).reversed()).limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Columns by number: there may be many rows, and a name is looked up in each.
     *
     * @param names each once, however many rows it has
     */
    private static Row row(ResultSet row, Map<String, String> names) throws SQLException {
        String model = row.getString(2);
        String project = row.getString(3);
        BigDecimal cost = row.getBigDecimal(4);
        return new Row(LocalDate.ofEpochDay(row.getLong(1)), names.computeIfAbsent(model, name -> name),
                project == null ? null : names.computeIfAbsent(project, name -> name), cost == null ? row.getBigDecimal(10) : cost,
                row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
    }
}
