package dev.ftcost.ledger.load;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.Dimensions;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.SumTable;
import dev.ftcost.source.scan.UsageTotal;
import dev.ftcost.usage.UtcDay;
import java.sql.SQLException;
import java.time.LocalDate;
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

    /** How many totals a row of {@code added_up} holds. */
    private static final int BATCH = 256;
    /** No sum of two that are smaller is beyond 64 bits. */
    private static final long LARGE = 1L << 62;

    // The key of a total is its names and bucket.
    private static final int NAMES = 0;
    private static final int START = SumTable.KEYS;
    private static final int END = 5;
    private static final int LONGEST = 6;
    private static final int HAS_USER = 7;
    private static final int REQUESTS = 8;
    private static final int INPUT = 9;
    private static final int CACHED = 10;
    private static final int CACHE_WRITE = 11;
    private static final int CACHE_WRITE_12H = 12;
    private static final int OUTPUT = 13;
    private static final int ROWS = 14;
    private static final int WIDTH = 15;

    private final Database database;
    private final boolean isReadingAgain;
    private final Map<Dimensions, Integer> numbers = new HashMap<>();
    /** The same by object: a thread hands over one object for many groups, and comparing six texts takes its time. */
    private final Map<Dimensions, Integer> met = new IdentityHashMap<>();
    /** What threads added up apart, together. */
    private final SumTable table = new SumTable(WIDTH);
    private DuckDBAppender rows;
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
        flushTable();
    }

    void append(UsageTotal total) {
        if (days != null && !days.contains(UtcDay.of(total.start()))) {
            return;
        }
        if (waiting + table.size() >= MOST_WAITING) {
            rollUp();
        }
        try {
            int row = table.row(number(total.names()), total.start() / grid.seconds(), 0, 0);
            if (!add(total, table.cells(), row)) {
                // Sums that may be too large for 64 bits are added up in the database.
                flushTable();
                append(total);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean add(UsageTotal total, long[] cells, int row) {
        Counts counts = total.counts();
        boolean isNew = cells[row + ROWS] == 0;
        if (!isNew && (cells[row + REQUESTS] | cells[row + INPUT] | cells[row + OUTPUT] | counts.requests() | counts.input()
                | counts.output()) >= LARGE) {
            return false;
        }
        cells[row + START] = isNew ? total.start() : Math.min(cells[row + START], total.start());
        cells[row + END] = Math.max(cells[row + END], total.end());
        cells[row + LONGEST] = Math.max(cells[row + LONGEST], total.longest());
        cells[row + HAS_USER] |= total.hasUser() ? 1 : 0;
        cells[row + REQUESTS] += counts.requests();
        cells[row + INPUT] += counts.input();
        cells[row + CACHED] += counts.cached();
        cells[row + CACHE_WRITE] += counts.cacheWrite();
        cells[row + CACHE_WRITE_12H] += counts.cacheWrite12h();
        cells[row + OUTPUT] += counts.output();
        cells[row + ROWS] += total.rows();
        return true;
    }

    /** Hands the totals of the file at hand over, many in each row. */
    private void flushTable() {
        if (table.size() == 0) {
            return;
        }
        try {
            if (rows == null) {
                rows = database.appender("added_up");
            }
            for (int from = 0; from < table.size(); from += BATCH) {
                int length = Math.min(BATCH, table.size() - from);
                rows.beginRow();
                rows.append(fileId);
                rows.append(grid.seconds());
                rows.append(activity.label());
                rows.append(column(NAMES, from, length));
                for (int column = START; column < WIDTH; column++) {
                    rows.append(column(column, from, length));
                }
                rows.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        waiting += table.size();
        table.clear();
    }

    private long[] column(int column, int from, int length) {
        long[] values = new long[length];
        for (int row = 0; row < length; row++) {
            values[row] = table.cells()[(from + row) * WIDTH + column];
        }
        return values;
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
        if (names == null) {
            names = database.appender("added_up_names");
        }
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
        if (waiting + table.size() == 0) {
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
        table.clear();
        flush();
        database.update("load/forget_added_up", fileId);
    }

    /** An appender that is only closed loses what it could not append, without a word. */
    private void flush() {
        flushTable();
        try {
            for (DuckDBAppender appender : new DuckDBAppender[] {rows, names}) {
                if (appender != null) {
                    appender.flush();
                    appender.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        rows = null;
        names = null;
    }
}
