package dev.ftcost.requests;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore.FileNames;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.Counts;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Appends sums of requests to their table; each thread has its own. */
final class RequestTotalAppender implements RequestTotals.Taker, AutoCloseable {
    private final List<FileNames> names;
    private final DuckDBConnection connection;
    private final DuckDBAppender rows;

    /** @param names by their numbers */
    RequestTotalAppender(Database database, List<FileNames> names) {
        this.names = names;
        this.connection = database.duplicate();
        try {
            this.rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "request_row");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void take(int namesNumber, int day, boolean isDuplicate, boolean isLong, long newest, Counts counts) {
        FileNames of = names.get(namesNumber);
        try {
            rows.beginRow();
            rows.append(of.fileId());
            rows.append(isDuplicate);
            rows.append(isLong);
            rows.append(Activity.ofModelOrCompletions(of.names().model()).label());
            rows.append(LocalDate.ofEpochDay(day));
            rows.append(newest);
            Append.text(rows, of.names().projectId());
            Append.text(rows, of.names().apiKeyId());
            Append.text(rows, of.names().model());
            Append.text(rows, of.names().batch() == null ? null : of.names().batch().toString());
            Append.text(rows, of.names().serviceTier());
            rows.append(counts.requests());
            rows.append(counts.input());
            rows.append(counts.cached());
            rows.append(counts.cacheWrite());
            rows.append(counts.cacheWrite12h());
            rows.append(counts.output());
            rows.append(counts.mediaInput());
            rows.append(counts.mediaCached());
            rows.append(counts.mediaOutput());
            rows.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An appender that is only closed loses what it could not append, without a word. */
    @Override
    public void close() {
        try (connection) {
            rows.flush();
            rows.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
