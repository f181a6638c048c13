package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.format.Format.Facts;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import org.duckdb.DuckDBAppender;

/** Tells the database of which days an export has rows that are rejected: such a day is covered, and what it held is unknown. */
final class RejectedDays {
    private RejectedDays() {}

    static void append(Database database, int fileId, Facts facts, Collection<LocalDate> days) {
        if (days.isEmpty()) {
            return;
        }
        try (DuckDBAppender rows = database.appender("rejected_day")) {
            for (LocalDate day : days) {
                rows.beginRow();
                rows.append(fileId);
                rows.append(facts == Facts.COSTS ? "costs" : "usage");
                rows.append(day);
                rows.endRow();
            }
            // An appender that is only closed loses what it could not append, without a word.
            rows.flush();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
