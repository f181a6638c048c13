package dev.ftcost.testing;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthReports;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The tables of every month of a ledger as values that laws compare. */
public final class LawTables {
    private LawTables() {}

    /** The rows of every table of every month, in their order. */
    public static Map<String, String> of(Ledger ledger) {
        Map<String, String> tables = new TreeMap<>();
        each(ledger, (month, sheets) -> {
            sheets.forEach(sheet -> tables.put(month.month() + "/" + sheet.title(), sheet.rows() + "\n" + sheet.total()));
            tables.put(month.month() + "/totals", month.totals() + " " + month.unpriced());
        });
        return tables;
    }

    /** Every row of the costs by model, by month, model and tier. */
    public static Map<String, String> byModel(Ledger ledger) {
        Map<String, String> rows = new TreeMap<>();
        each(ledger, (month, sheets) -> {
            Sheet sheet = sheets.get(0);
            int model = column(sheet, "model");
            int tier = column(sheet, "service_tier");
            sheet.rows().forEach(row -> rows.put(month.month() + "/" + row.get(model) + "/" + row.get(tier), row.toString()));
        });
        return rows;
    }

    /** The sum of each column of numbers, by month, table and column; of what a month's total says too. Unknown counts as nothing. */
    public static Map<String, BigDecimal> sums(Ledger ledger) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        each(ledger, (month, sheets) -> {
            sheets.forEach(sheet -> sheet.rows().forEach(row -> add(sums, month.month() + "/" + sheet.title(), sheet, row)));
            add(sums, month.month() + "/total", month.byModel(), month.byModel().total());
        });
        return sums;
    }

    private static void each(Ledger ledger, BiConsumer<MonthReport, List<Sheet>> taker) {
        for (MonthReport month : MonthReports.of(ledger, Completeness.of(ledger, null), ledger.months())) {
            taker.accept(month, List.of(month.byModel(), month.byDay(), month.byProject(), month.byKey(), month.byTeam()));
        }
    }

    private static int column(Sheet sheet, String key) {
        return sheet.columns().stream().map(each -> each.key()).toList().indexOf(key);
    }

    private static void add(Map<String, BigDecimal> sums, String table, Sheet sheet, List<Object> row) {
        for (int i = 0; i < row.size(); i++) {
            String column = sheet.columns().get(i).key();
            if (column.contains("cost") || column.endsWith("_tokens") || column.equals("requests")) {
                BigDecimal amount = row.get(i) == null ? BigDecimal.ZERO : new BigDecimal(row.get(i).toString());
                sums.merge(table + "/" + column, amount.setScale(18), BigDecimal::add);
            }
        }
    }
}
