package dev.ftcost.check;

import dev.ftcost.check.CheckResult.Days;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.time.LocalDate;
import java.util.List;

/** The files as a sheet: type, days, and row counts. */
public final class CheckSheet {
    private CheckSheet() {}

    public static Sheet of(CheckResult coverage) {
        RowBalance all = coverage.ledger().balance();
        return new Sheet("Files",
                List.of(Column.text("file", "file"), Column.text("format", "type"), Column.date("first_day", "from"),
                        Column.date("last_day", "to"), Column.count("days_with_data", "days").ranked(8), Column.count("read", "rows read"),
                        Column.count("loaded", "used").ranked(5), Column.count("empty", "empty").ranked(9),
                        Column.count("duplicate", "duplicate").ranked(7),
                        Column.count("superseded", "superseded").ranked(6), Column.count("rejected", "rejected").ranked(0)),
                coverage.ledger().files().stream().map(file -> row(coverage, file)).toList(),
                Sheet.row(null, null, null, null, null, all.read(), all.loaded(), all.empty(), all.duplicate(), all.superseded(),
                        all.rejected()));
    }

    private static List<Object> row(CheckResult coverage, LoadedFile file) {
        Days days = coverage.days().get(file.id());
        LocalDate first = days == null ? null : days.first();
        LocalDate last = days == null ? null : days.last();
        RowBalance balance = file.balance();
        return Sheet.row(file.file().name(), format(file), first, last, days == null ? null : days.withData(), balance.read(),
                balance.loaded(),
                balance.empty(), balance.duplicate(), balance.superseded(), balance.rejected());
    }

    private static String format(LoadedFile file) {
        String title = file.file().format() == null ? "unknown" : file.file().format().title();
        return file.duplicateOf() == null ? title : "duplicate of " + file.duplicateOf();
    }
}
