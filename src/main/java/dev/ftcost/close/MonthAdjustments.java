package dev.ftcost.close;

import dev.ftcost.completeness.Period;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.CsvTable;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the exports of a run would change in a closed month, by model and day. Days that they do not cover to their end are not compared: a
 * file that is not there restates nothing.
 *
 * @param sheet one row a day and model that is different; no rows when nothing is
 * @param billed what the cost exports of the run charge for the month, where that is another amount; else null
 * @param comparedDays how many of the month's days were compared
 */
public record MonthAdjustments(ClosedMonth closed, Sheet sheet, BigDecimal billed, int comparedDays) {
    static final String FILE = "adjustments.csv";
    static final String CLOSED_TABLE = "cost-by-day.csv";
    private static final List<Column> COLUMNS = List.of(Column.text("month", "month"), Column.date("date", "day"),
            Column.text("model", "model"), Column.text("base_model", "base model"), Column.flag("fine_tuned", "fine-tuned"),
            Column.count("closed_tokens", "closed tokens"), Column.count("current_tokens", "current tokens"),
            Column.amount("closed_cost", "closed cost"), Column.amount("current_cost", "current cost"),
            Column.amount("adjustment", "adjustment"));
    private static final int CLOSED_COST = 7;
    private static final int CURRENT_COST = 8;
    private static final List<String> TOKENS = List.of("input_tokens", "output_tokens", "trained_tokens");

    /** A day and model of one side; the tokens are null for a job that does not say them, the cost where nothing of it has a price. */
    private record Cell(String baseModel, boolean isFineTuned, Long tokens, BigDecimal cost) {}

    private record Place(String date, String model) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byDate = date.compareTo(other.date);
            return byDate != 0 ? byDate : model.compareTo(other.model);
        }
    }

    /**
     * @param folder of the closed month
     * @param byDay the costs by day and model of a new run
     * @param period how much of the month that run covers
     * @param billed what its cost exports charge for the month; null when there are none
     */
    static MonthAdjustments of(Path folder, ClosedMonth closed, Sheet byDay, Period period, BigDecimal billed) {
        Map<Place, Cell> current = cells(CsvTable.read(CsvSheet.write(byDay)));
        Set<String> days = new HashSet<>();
        period.days().forEach(day -> days.add(day.toString()));
        // Training may end on a day that no usage export covers.
        current.keySet().forEach(place -> days.add(place.date));
        if (period.endsEarly()) {
            days.remove(period.to().toString());
        }
        Map<Place, Cell> before = cells(table(folder));
        TreeSet<Place> places = new TreeSet<>(before.keySet());
        places.addAll(current.keySet());
        List<List<Object>> rows = new ArrayList<>();
        for (Place place : places) {
            Cell was = before.get(place);
            Cell is = current.get(place);
            if (days.contains(place.date) && !same(was, is)) {
                rows.add(row(closed.month(), place, was, is));
            }
        }
        boolean otherBill = billed != null && period.complete() && closed.settlement().billed() != null
                && billed.compareTo(closed.settlement().billed()) != 0;
        return new MonthAdjustments(closed, new Sheet("Adjustments", COLUMNS, rows, null), otherBill ? billed : null, days.size());
    }

    private static CsvTable table(Path folder) {
        try {
            return CsvTable.read(Files.readString(folder.resolve(CLOSED_TABLE)));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + folder.resolve(CLOSED_TABLE) + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private static Map<Place, Cell> cells(CsvTable table) {
        Map<Place, Cell> cells = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            Map<String, String> values = new TreeMap<>();
            for (int c = 0; c < row.cells().size() && c < table.header().size(); c++) {
                values.put(table.header().get(c), row.cells().get(c));
            }
            String cost = values.getOrDefault("cost", "");
            cells.put(new Place(values.get("date"), values.get("model")), new Cell(values.get("base_model"),
                    "true".equals(values.get("fine_tuned")),
                    tokens(values),
                    cost.isEmpty() ? null : new BigDecimal(cost)));
        }
        return cells;
    }

    private static Long tokens(Map<String, String> values) {
        List<String> counts = TOKENS.stream().map(column -> values.getOrDefault(column, "0")).toList();
        return counts.contains("") ? null : Long.valueOf(counts.stream().mapToLong(Long::parseLong).sum());
    }

    private static boolean same(Cell was, Cell is) {
        return was != null && is != null && Objects.equals(was.tokens, is.tokens)
                && (was.cost == null || is.cost == null ? was.cost == null && is.cost == null : was.cost.compareTo(is.cost) == 0);
    }

    private static List<Object> row(String month, Place place, Cell was, Cell is) {
        Cell known = is == null ? was : is;
        // What is on one side alone cost nothing on the other; what is there without a cost is unknown.
        BigDecimal before = was == null ? BigDecimal.ZERO : was.cost;
        BigDecimal now = is == null ? BigDecimal.ZERO : is.cost;
        return Sheet.row(month, LocalDate.parse(place.date), place.model, known.baseModel, known.isFineTuned,
                was == null ? Long.valueOf(0) : was.tokens, is == null ? Long.valueOf(0) : is.tokens, before, now,
                before == null || now == null ? null : now.subtract(before));
    }

    public boolean isEmpty() {
        return sheet.rows().isEmpty() && billed == null;
    }

    /** Where its rows go, below the output folder. */
    public String file() {
        return closed.month() + "/" + FILE;
    }

    /** The text of {@code adjustments.csv}; null when nothing would change, and there is no such file. */
    public String csv() {
        return sheet.rows().isEmpty() ? null : CsvSheet.write(sheet);
    }

    /** The sum of what is known. */
    public BigDecimal total() {
        return sheet.rows().stream().map(row -> (BigDecimal) row.get(COLUMNS.size() - 1)).filter(amount -> amount != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What somebody should look at, in sentences. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!sheet.rows().isEmpty()) {
            warnings.add(closed.month() + " is closed with a cost of " + Money.shownOrUnknown(closed.settlement().cost())
                    + "; these exports would " + change() + " (" + file() + " has " + Money.count(sheet.rows().size())
                    + (sheet.rows().size() == 1 ? " row" : " rows") + " by model and day)");
        }
        if (billed != null) {
            warnings.add(closed.month() + " is closed with " + Money.shown(closed.settlement().billed())
                    + " billed; the cost exports now bill " + Money.shown(billed));
        }
        return warnings;
    }

    private String change() {
        List<String> changes = new ArrayList<>();
        BigDecimal total = total();
        if (total.signum() != 0) {
            changes.add("make it " + Money.shown(total.abs()) + (total.signum() < 0 ? " less" : " more"));
        }
        BigDecimal known = sheet.rows().stream().filter(row -> row.get(CLOSED_COST) == null && row.get(CURRENT_COST) != null)
                .map(row -> (BigDecimal) row.get(CURRENT_COST)).reduce(BigDecimal::add).orElse(null);
        if (known != null) {
            changes.add("price at " + Money.shown(known) + " what was closed without a price");
        }
        if (sheet.rows().stream().anyMatch(row -> row.get(CURRENT_COST) == null)) {
            changes.add("add usage without a price");
        }
        return changes.isEmpty() ? "change its parts and not its total" : String.join(", and ", changes);
    }

    /** That only a part of the month was compared; null when all of it was. */
    public String note() {
        int inMonth = YearMonth.parse(closed.month()).lengthOfMonth();
        return comparedDays >= inMonth ? null
                : closed.month() + " is closed; these exports cover " + comparedDays + " of its " + inMonth
                        + " days, and only those were compared";
    }
}
