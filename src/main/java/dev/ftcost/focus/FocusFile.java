package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.BilledCosts;
import dev.ftcost.sheet.CsvSheet;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code focus.csv}: the Cost and Usage dataset of FOCUS, written row by row, since a month of it has no bound. */
public final class FocusFile {
    private final Ledger ledger;
    private final FocusSettings settings;
    private final Map<Integer, FocusLine> lines = new HashMap<>();
    private final Map<Integer, byte[]> projects = new HashMap<>();
    private final Map<Integer, String> projectIds = new HashMap<>();
    private final Map<String, List<Span>> spans = new HashMap<>();

    /** An answer waits in the memory until it is read, so it is asked for some days at a time. */
    private record Span(LocalDate first, LocalDate last) {}

    private FocusFile(Ledger ledger, FocusSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    public static FocusFile of(Ledger ledger, FocusSettings settings) {
        FocusFile file = new FocusFile(ledger, settings);
        ledger.database().forEach("focus/lines", row -> file.lines.put(row.getInt("line_number"), FocusLine.of(ledger, row)));
        ledger.database().forEach("focus/projects", row -> file.projects.put(row.getInt("project_number"),
                CsvSheet.following(Collections.singletonList(row.getString("project_id"))).substring(1).getBytes(StandardCharsets.UTF_8)));
        ledger.database().forEach("focus/projects", row -> file.projectIds.put(row.getInt("project_number"), row.getString("project_id")));
        ledger.database().forEach("focus/spans", row -> file.spans.computeIfAbsent(row.getString("month"), month -> new ArrayList<>())
                .add(new Span(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class))));
        return file;
    }

    /** The rows of a month, {@code YYYY-MM}; months may be written side by side. */
    public void write(String month, OutputStream out) {
        BilledCosts bill = BilledCosts.of(ledger, month);
        FocusRows rows = new FocusRows(lines, projects, bill == null ? null : new FocusBill(bill, projectIds), YearMonth.parse(month),
                settings, out);
        for (Span span : spans.getOrDefault(month, List.of())) {
            ledger.database().read("focus/rows", rows::write, span.first, span.last);
        }
        rows.end();
    }
}
