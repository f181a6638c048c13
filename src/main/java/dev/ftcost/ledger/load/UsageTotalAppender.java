package dev.ftcost.ledger.load;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.Dimensions;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.UsageTotal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Takes the rows of files that were added up while they were read: names once, and numbers for them in the rows. */
final class UsageTotalAppender {
    /** What waits at most to be rolled up. */
    private static final int MOST_WAITING = 100_000;

    private static final int MOST_MET = 50_000;

    /** The columns of {@code added_up}, and how many groups are handed over at once. */
    private static final int COLUMNS = 12;
    private static final int BATCH = 256;

    private final Database database;
    private final boolean isReadingAgain;
    private final Map<Dimensions, Integer> numbers = new HashMap<>();
    /** The same by object: a thread hands over one object for many groups, and comparing six texts takes its time. */
    private final Map<Dimensions, Integer> met = new IdentityHashMap<>();
    private final long[][] batch = new long[COLUMNS][BATCH];
    private int filled;
    private int column;
    private DuckDBAppender groups;
    private DuckDBAppender names;
    private int waiting;
    private int fileId;
    private Grid grid;
    private Activity activity;
    private Set<LocalDate> days;

    /** @param isReadingAgain whether only what is contested is taken */
    UsageTotalAppender(Database database, boolean isReadingAgain) {
        this.database = database;
        this.isReadingAgain = isReadingAgain;
    }

    /**
     * @param ofRows the activity of the file's rows
     * @param onlyDays the only days that are taken; null takes all
     */
    void begin(int id, Grid ofFile, Activity ofRows, Set<LocalDate> onlyDays) {
        fileId = id;
        activity = ofRows;
        grid = ofFile;
        days = onlyDays;
    }

    /** To be called when all totals of a file are taken. */
    void end() {
        handOver();
    }

    void append(UsageTotal group) {
        if (days != null && !days.contains(LocalDate.ofEpochDay(group.start() / 86_400))) {
            return;
        }
        if (++waiting > MOST_WAITING) {
            rollUp();
        }
        try {
            if (groups == null) {
                groups = database.appender("added_up");
                names = database.appender("added_up_names");
            }
            Counts counts = group.counts();
            column = 0;
            next(number(group.names()));
            next(group.start());
            next(group.end());
            next(group.longest());
            next(group.hasUser() ? 1 : 0);
            next(counts.requests());
            next(counts.input());
            next(counts.cached());
            next(counts.cacheWrite());
            next(counts.cacheWrite12h());
            next(counts.output());
            next(group.rows());
            if (++filled == BATCH) {
                handOver();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void next(long number) {
        batch[column++][filled] = number;
    }

    private void handOver() {
        if (filled == 0) {
            return;
        }
        try {
            groups.beginRow();
            groups.append(fileId);
            groups.append(grid.seconds());
            groups.append(activity.label());
            for (long[] each : batch) {
                groups.append(filled == BATCH ? each : Arrays.copyOf(each, filled));
            }
            groups.endRow();
            filled = 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int number(Dimensions of) throws SQLException {
        Integer known = met.get(of);
        if (known == null) {
            known = numbers.get(of);
            if (met.size() >= MOST_MET) {
                met.clear();
            }
            met.put(of, known == null ? numbers.size() : known);
        }
        return known == null ? append(of) : known;
    }

    private int append(Dimensions of) throws SQLException {
        int number = numbers.size();
        numbers.put(of, number);
        names.beginRow();
        names.append(number);
        Append.text(names, of.projectId());
        Append.text(names, of.userId());
        Append.text(names, of.apiKeyId());
        Append.text(names, of.model());
        Append.text(names, of.batch() == null ? null : of.batch().toString());
        Append.text(names, of.serviceTier());
        names.endRow();
        return number;
    }

    /** Moves what was taken to the rows of usage. */
    void rollUp() {
        if (waiting == 0) {
            return;
        }
        flush();
        database.update("load/added_up", isReadingAgain);
        database.execute("load/empty_added_up");
        numbers.clear();
        met.clear();
        waiting = 0;
    }

    /** Drops what was taken of the file at hand. */
    void forget() {
        flush();
        database.update("load/forget_added_up", fileId);
    }

    /** An appender that is only closed loses what it could not append, without a word. */
    private void flush() {
        handOver();
        try {
            for (DuckDBAppender appender : new DuckDBAppender[] {groups, names}) {
                if (appender != null) {
                    appender.flush();
                    appender.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        groups = null;
        names = null;
    }
}
