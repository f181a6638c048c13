package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds out to how many decimals a cost export rounded its amounts. OpenAI's own exports round nothing; copies and other tools do. */
final class Rounding {
    private static final int MOST_DECIMALS = 6;
    private static final int FEWEST_ROWS = 3;
    /** So many amounts of tokens times a price have a long one among them. */
    private static final int MANY_ROWS = 20;

    private Rounding() {}

    /**
     * The same rows, with what their export may have rounded away. An export rounds when no amount of it has more decimals than a few, and
     * most amounts that ought to have more are the nearest ones; an export that writes all amounts with the same decimals says so itself.
     *
     * @param costs what the usage of a row's line and day costs; null where nobody knows
     */
    static List<BilledCharge> of(List<BilledCharge> bill, Function<BilledCharge, BigDecimal> costs) {
        Map<Object, List<BilledCharge>> files = new LinkedHashMap<>();
        bill.forEach(row -> files.computeIfAbsent(row.fileId(), each -> new ArrayList<>()).add(row));
        List<BilledCharge> rounded = new ArrayList<>();
        files.values().forEach(rows -> {
            if (decimals(rows) <= MOST_DECIMALS) {
                rounded.addAll(rounded(rows, costs));
                return;
            }
            Map<String, List<BilledCharge>> lines = new LinkedHashMap<>();
            rows.forEach(row -> lines.computeIfAbsent(String.valueOf(row.lineItem()), each -> new ArrayList<>()).add(row));
            lines.values().forEach(line -> rounded.addAll(rounded(line, costs)));
        });
        return rounded;
    }

    private static List<BilledCharge> rounded(List<BilledCharge> rows, Function<BilledCharge, BigDecimal> costs) {
        int decimals = decimals(rows);
        if (decimals > MOST_DECIMALS) {
            return rows;
        }
        BigDecimal half = new BigDecimal("0.5").movePointLeft(decimals);
        boolean isKnown = false;
        long finer = 0;
        long nearest = 0;
        for (BilledCharge row : rows) {
            BigDecimal cost = costs.apply(row);
            isKnown |= cost != null;
            if (cost != null && cost.stripTrailingZeros().scale() > decimals) {
                finer++;
                nearest += cost.subtract(row.amount()).abs().compareTo(half) <= 0 ? 1 : 0;
            }
        }
        boolean isWritten = rows.size() >= FEWEST_ROWS && decimals % 2 == 0
                && rows.stream().allMatch(row -> row.amount().scale() == decimals);
        boolean isSeen = nearest >= FEWEST_ROWS && nearest * 2 >= finer;
        boolean isLong = rows.size() >= MANY_ROWS && !isKnown;
        return isSeen || isLong || isWritten && (!isKnown || nearest > 0) ? rows.stream().map(row -> row.roundedBy(half)).toList() : rows;
    }

    /** At least cents: an amount of 2 is 2.00. */
    private static int decimals(List<BilledCharge> rows) {
        return rows.stream().mapToInt(row -> Math.max(2, row.amount().stripTrailingZeros().scale())).max().orElse(0);
    }
}
