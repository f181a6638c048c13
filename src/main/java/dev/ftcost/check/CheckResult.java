package dev.ftcost.check;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.report.MonthReport.Unpriced;
import dev.ftcost.source.format.Format.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the exports of a run cover, and what of them does not count.
 *
 * @param input what is missing from them
 * @param provisionalSince when the buckets end that are too fresh to be settled, the earliest; null without any, as request logs have none
 * @param stopping the models in use that have a shutdown date
 * @param days what each file with rows speaks of, by the file's id
 */
public record CheckResult(Ledger ledger, Completeness input, Map<Integer, Days> days, List<Overlap> overlaps, List<SetAside> setAside,
        Instant provisionalSince, List<Unpriced> unpriced, StoppingModels stopping) {
    /** OpenAI's numbers still move for about two days. */
    private static final Duration SETTLING = Duration.ofHours(48);

    /** The first and the last day of a file, and how many between them hold anything. */
    public record Days(LocalDate first, LocalDate last, long withData) {}

    /** Rows of an older export that a newer one gives again. */
    public record Overlap(String older, String newer, LocalDate first, LocalDate last, long rows) {}

    /** Days of a source that do not count because the other one was chosen. */
    public record SetAside(String source, LocalDate first, LocalDate last, long days) {}

    /**
     * @param lifecycle when models stop
     * @param today from which the days until then are counted; null when there is no usage
     */
    public static CheckResult of(Ledger ledger, Completeness input, Lifecycle lifecycle, LocalDate today) {
        Map<Integer, Days> days = new HashMap<>();
        ledger.database().forEach("check/file_days", row -> days.put(row.getInt("file_id"),
                new Days(day(row, "first_day"), day(row, "last_day"), row.getLong("days_with_data"))));
        return new CheckResult(ledger, input, days,
                ledger.database().query("check/overlaps", row -> new Overlap(row.getString("older"), row.getString("newer"),
                        day(row, "first_day"), day(row, "last_day"), row.getLong("superseded_rows"))),
                ledger.database().query("check/set_aside", row -> new SetAside(row.getString("source"), day(row, "first_day"),
                        day(row, "last_day"), row.getLong("days"))),
                ledger.database().one("check/newest_bucket", row -> row.getObject(1, Long.class) == null ? null
                        : Instant.ofEpochSecond(row.getLong(1)).minus(SETTLING)),
                Unpriced.overAllMonths(ledger), StoppingModels.of(ledger, lifecycle, today));
    }

    /** Whether a person should look: unpriced usage, rejected rows, unknown files, missing pages, and nothing else. */
    public boolean needsLook() {
        // What OpenAI bills for a job that failed is not documented, so that its cost is unknown is nobody's fault.
        return unpriced.stream().anyMatch(each -> !each.failedJob()) || input.hasFindings();
    }

    /** Usage exports with data of which no row names a model. */
    List<LoadedFile> withoutModels() {
        return ledger.files().stream().filter(file -> file.span() != null && file.span().hasData() && !file.span().byModel()
                && file.file().format().facts() == Facts.USAGE).toList();
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
