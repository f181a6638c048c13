package dev.ftcost.focus;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.BilledCosts;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code focus.csv}: the Cost and Usage dataset of FOCUS, written row by row, since a month of it has no bound. */
public final class FocusFile implements AutoCloseable {
    private final Ledger ledger;
    private final FocusSettings settings;
    private final Database.Query rowsOfDays;
    private final Map<Integer, FocusLine> lines = new HashMap<>();
    private final Map<Integer, FocusAccount> accounts = new HashMap<>();
    private final Map<String, List<Span>> spans = new HashMap<>();

    /** An answer waits in the memory until it is read, so it is asked for some days at a time. */
    private record Span(LocalDate first, LocalDate last) {}

    private FocusFile(Ledger ledger, FocusSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
        this.rowsOfDays = ledger.database().prepared("focus/rows");
    }

    public static FocusFile of(Ledger ledger, FocusSettings settings) {
        FocusFile file = new FocusFile(ledger, settings);
        ledger.database().forEach("focus/lines", row -> file.lines.put(row.getInt("line_number"), FocusLine.of(ledger, row)));
        ledger.database().forEach("focus/accounts",
                row -> file.accounts.put(row.getInt("account_number"), FocusAccount.of(ledger, row)));
        ledger.database().forEach("focus/spans", row -> file.spans.computeIfAbsent(row.getString("month"), month -> new ArrayList<>())
                .add(new Span(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class))));
        return file;
    }

    /** The rows of a month, {@code YYYY-MM}; one month after the other. */
    public void write(String month, OutputStream out) {
        BilledCosts bill = BilledCosts.of(ledger, month);
        FocusRows rows = new FocusRows(lines, accounts, bill == null ? null : new FocusBill(bill), YearMonth.parse(month), settings, out);
        for (Span span : spans.getOrDefault(month, List.of())) {
            rowsOfDays.read(rows::write, span.first, span.last);
        }
        rows.end();
    }

    @Override
    public void close() {
        rowsOfDays.close();
    }
}
