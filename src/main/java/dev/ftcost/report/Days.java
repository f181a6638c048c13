package dev.ftcost.report;

import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each day of a month cost, all models together. */
public final class Days {
    private static final List<String> SUMMED = List.of("requests", "input_tokens", "output_tokens", "trained_tokens", "unpriced_tokens",
            "cost");
    private static final List<String> SHOWN = List.of("date", "requests", "cost", "share", "cost_per_request", "cost_per_1m_tokens");

    private Days() {}

    public static Sheet sheet(MonthReport report) {
        List<String> keys = new ArrayList<>(List.of("date"));
        keys.addAll(SUMMED);
        Sheet models = CostColumns.only(report.byDay(), keys);
        Map<LocalDate, List<Object>> days = new LinkedHashMap<>();
        models.rows().forEach(row -> days.merge((LocalDate) row.get(0), row, Days::plus));
        Sheet sheet = new Sheet("Cost by day", models.columns(), List.copyOf(days.values()), models.total());
        return CostColumns.only(UnitCosts.added(sheet, report.complete()), SHOWN);
    }

    /** A day is unknown only when nothing of it is known. */
    private static List<Object> plus(List<Object> one, List<Object> other) {
        List<Object> sum = new ArrayList<>(List.of(one.get(0)));
        for (int c = 1; c < one.size(); c++) {
            Object left = one.get(c);
            Object right = other.get(c);
            sum.add(left == null ? right : right == null ? left
                    : left instanceof BigDecimal amount ? amount.add((BigDecimal) right) : (Object) ((Long) left + (Long) right));
        }
        return Collections.unmodifiableList(sum);
    }
}
