package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import java.time.LocalDate;
import java.util.List;

/**
 * Which models and months there are, and how far they reach: asked again and again, and the same for a whole run.
 *
 * @param models sorted
 * @param months as {@code YYYY-MM}, from the first to the last
 * @param coveredDays from the first to the last
 * @param newestDay null when there is no usage
 * @param newestEnd where the newest bucket ends, in seconds since 1970, UTC; null when there is no usage
 */
record UsageExtent(List<String> models, List<String> months, List<CoveredDay> coveredDays, LocalDate newestDay, Long newestEnd) {
    UsageExtent {
        models = List.copyOf(models);
        months = List.copyOf(months);
        coveredDays = List.copyOf(coveredDays);
    }

    static UsageExtent of(Database database) {
        List<String> models = database.query("load/models", row -> row.getString(1));
        List<String> months = database.query("load/months", row -> row.getString(1));
        List<CoveredDay> days = database.query("load/covered_days", row -> new CoveredDay(row.getObject("day", LocalDate.class),
                row.getBoolean("is_named"), row.getBoolean("is_readable"), row.getBoolean("starts_late"), row.getBoolean("ends_early")));
        return database.one("load/newest", row -> new UsageExtent(models, months, days, row.getObject("newest_day", LocalDate.class),
                row.getObject("newest_end", Long.class)));
    }
}
