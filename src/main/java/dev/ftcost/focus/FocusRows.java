package dev.ftcost.focus;

import dev.ftcost.focus.FocusColumns.Slot;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.Money;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the rows of a month. A row has some 45 cells, of which a price and meter decide nearly all: their text between what changes from
 * row to row is made once, and copied.
 */
final class FocusRows {
    private static final byte[] BILLED = bytes("Billed");
    private static final byte[] ESTIMATED = bytes("Estimated");
    private static final int COST_DECIMALS = 12;
    private static final int RETRY_DECIMALS = 18;
    private static final int OTHER_LIST_COST = 9;
    /** So many prices wait at most with their text, some 700 bytes each. */
    private static final int MOST_TEXTS = 20_000;

    private final Map<Integer, FocusLine> lines;
    private final Map<Integer, FocusAccount> accounts;
    private final FocusBill bill;
    private final YearMonth month;
    private final FocusSettings settings;
    private final Slot[] slots;
    private final CsvBytes out;
    private final Map<Integer, byte[][]> texts = new HashMap<>();
    private final DecimalText consumed = new DecimalText();
    private final DecimalText priced = new DecimalText();
    private final DecimalText cost = new DecimalText();
    private final DecimalText listCost = new DecimalText();
    private final DecimalText billedCost = new DecimalText();
    private final DecimalText retryOverhead = new DecimalText();
    private long day = Long.MIN_VALUE;
    private byte[] periodStart;
    private byte[] periodEnd;
    private boolean isBilled;

    FocusRows(Map<Integer, FocusLine> lines, Map<Integer, FocusAccount> accounts, FocusBill bill, YearMonth month, FocusSettings settings,
            OutputStream out) {
        this.lines = lines;
        this.accounts = accounts;
        this.bill = bill;
        this.month = month;
        this.settings = settings;
        this.slots = settings.version().columns().stream().map(FocusColumns::slot).filter(slot -> slot != null).toArray(Slot[]::new);
        this.out = new CsvBytes(out);
        this.out.append(bytes(String.join(",", settings.version().columns()) + "\n"));
    }

    /**
     * The rows of {@code focus/rows}. Columns by number: a month may have millions of rows, and a name is looked up in each. The loop does
     * nothing itself, so that it is no work to compile.
     */
    void write(ResultSet rows) throws SQLException {
        while (rows.next()) {
            long rowDay = rows.getLong(1);
            if (rowDay != day) {
                day = rowDay;
                periodStart = midnight(LocalDate.ofEpochDay(day));
                periodEnd = midnight(LocalDate.ofEpochDay(day + 1));
            }
            FocusLine line = lines.get(rows.getInt(3));
            long quantity = rows.getLong(4);
            consumed.quantity(quantity, line.byHour() ? 2 : 0);
            priced.quantity(quantity, line.byHour() ? 2 : 6);
            read(rows, 5, cost, COST_DECIMALS);
            BigDecimal atList = line.isAtList() ? null : rows.getBigDecimal(OTHER_LIST_COST);
            boolean hasOtherList = atList != null;
            if (hasOtherList) {
                listCost.exact(atList.movePointLeft(COST_DECIMALS));
            }
            isBilled = bill != null && bill.covers(day);
            if (isBilled) {
                billedCost.exact(bill.take(day, accounts.get(rows.getInt(2)).projectId(), line, new BigDecimal(cost.toString())));
            }
            boolean hasRetries = line.jobId() == null;
            if (hasRetries) {
                read(rows, 6, retryOverhead, RETRY_DECIMALS);
            }
            copy(textOf(line), accounts.get(rows.getInt(2)), hasRetries, hasOtherList);
        }
    }

    private void copy(byte[][] text, FocusAccount account, boolean hasRetries, boolean hasOtherList) {
        for (int s = 0; s < slots.length; s++) {
            out.append(text[s]);
            switch (slots[s]) {
                case BILLED_COST -> out.append(isBilled ? billedCost : cost);
                case COST -> out.append(cost);
                case COST_STATUS -> out.append(isBilled ? BILLED : ESTIMATED);
                case LIST_COST -> out.append(hasOtherList ? listCost : cost);
                case PERIOD_END -> out.append(periodEnd);
                case PERIOD_START -> out.append(periodStart);
                case CONSUMED -> out.append(consumed);
                case PRICED -> out.append(priced);
                case PROJECT -> out.append(account.project());
                case PROJECT_NAME -> out.append(account.projectName());
                case TAGS -> out.append(account.tags());
                case RETRY_OVERHEAD -> {
                    if (hasRetries) {
                        out.append(retryOverhead);
                    }
                }
            }
        }
        out.append(text[slots.length]).endRow();
    }

    private byte[][] textOf(FocusLine line) {
        byte[][] text = texts.get(line.number());
        if (text == null) {
            text = text(line);
            if (texts.size() >= MOST_TEXTS) {
                texts.clear();
            }
            texts.put(line.number(), text);
        }
        return text;
    }

    /** Writes the charges that no usage explains, and hands everything over. */
    void end() {
        for (BilledCharge charge : bill == null ? List.<BilledCharge>of() : bill.unexplained()) {
            StringBuilder row = new StringBuilder();
            for (String column : settings.version().columns()) {
                // An amount is a number, whatever its sign.
                row.append(FocusColumns.isCost(column) ? "," + Money.exact(charge.amount()) : CsvSheet.following(
                        Collections.singletonList(FocusColumns.text(column, charge, month, settings))));
            }
            out.append(bytes(row.substring(1) + "\n")).endRow();
        }
        out.flush();
    }

    /** An amount, of which the large form stands two columns further on. */
    private static void read(ResultSet row, int column, DecimalText amount, int decimals) throws SQLException {
        long unscaled = row.getLong(column);
        if (row.wasNull()) {
            amount.exact(row.getBigDecimal(column + 2).movePointLeft(decimals));
        } else {
            amount.exact(unscaled, decimals);
        }
    }

    /** The text before, between and after the slots of a row; its first cell is a slot. */
    private byte[][] text(FocusLine line) {
        byte[][] text = new byte[slots.length + 1][];
        int filled = 0;
        List<String> cells = new ArrayList<>();
        for (String column : settings.version().columns()) {
            if (FocusColumns.slot(column) == null) {
                cells.add(FocusColumns.text(column, line, month, settings));
            } else {
                text[filled] = bytes(CsvSheet.following(cells) + (filled == 0 ? "" : ","));
                filled++;
                cells.clear();
            }
        }
        text[filled] = bytes(CsvSheet.following(cells) + "\n");
        return text;
    }

    private static byte[] midnight(LocalDate day) {
        return bytes(day + "T00:00:00Z");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
