package dev.ftcost.report;

import dev.ftcost.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that count in each month, as a few numbers: what its tables, its rows of FOCUS and its bill are made from, without making them. */
public final class MonthRows {
    private final Map<String, List<String>> byMonth = new HashMap<>();
    private final List<String> ofEveryMonth = new ArrayList<>();

    private MonthRows() {}

    /** @param months some of the ledger's, from the first to the last, at least one */
    public static MonthRows of(Ledger ledger, List<String> months) {
        MonthRows rows = new MonthRows();
        ledger.database().forEach("report/month_rows", row -> {
            String month = row.getString("month");
            String number = row.getString("kind") + " " + row.getString("number")
            // Usage may come in other pieces, which the number does not depend on.
                    + (row.getString("kind").equals("costs") ? " " + row.getLong("row_count") : "");
            (month == null ? rows.ofEveryMonth : rows.byMonth.computeIfAbsent(month, each -> new ArrayList<>())).add(number);
        }, months.get(0), months.get(months.size() - 1));
        return rows;
    }

    /** What of the rows concerns a month. */
    public List<List<String>> in(String month) {
        return List.of(byMonth.getOrDefault(month, List.of()), ofEveryMonth);
    }
}
