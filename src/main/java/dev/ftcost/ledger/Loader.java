package dev.ftcost.ledger;

import dev.ftcost.ledger.LoadedFile.Span;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Format.Facts;
import dev.ftcost.source.NaturalOrder;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the rows of every file into the tables. The plain rows of large usage exports are added up while they are read,
 * and large request logs are scanned by DuckDB; what is not plain or is refused, and what is small, is read exactly.
 */
final class Loader {
    /**
     * How a file is read, by its size in bytes; the answer is the same either way.
     *
     * @param small below this, starting threads or planning a scan takes longer than reading the file
     * @param fine below this, a file is rolled up bucket by bucket at once, in case another one speaks of the same days
     */
    record Sizes(long small, long fine) {
        static final Sizes USUAL = new Sizes(256 << 10, 8 << 20);
    }

    /** Every bucket and every user apart. */
    private static final int BUCKETS = 1;
    /** The buckets of a day added up. */
    private static final int DAYS = 86_400;

    private final Sizes sizes;
    private final Database database;
    private final TableSink sink;
    private final Map<Integer, Long> read = new HashMap<>();
    private final Map<Integer, Long> emptyRows = new HashMap<>();
    private final Map<Integer, Long> rejected = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    /** The grid, in seconds, to which the rows that wait in the sink are rolled up. */
    private int grid = BUCKETS;

    Loader(Database database, Sizes sizes) {
        this.sizes = sizes;
        this.database = database;
        this.sink = new TableSink(database, this::rollUpExact);
    }

    /** @param files in a settled order; a file's place is its id */
    Map<Integer, Integer> load(List<ExportFile> files) {
        Map<Integer, Integer> duplicateOf = new HashMap<>();
        for (int id = 0; id < files.size(); id++) {
            ExportFile file = files.get(id);
            if (file.format() == null || file.format().facts() == Facts.NONE) {
                continue;
            }
            int twin = twin(files, id);
            if (twin >= 0) {
                duplicateOf.put(id, twin);
            } else {
                load(file, id);
            }
        }
        rollUpExact();
        refine(files);
        sink.close();
        return duplicateOf;
    }

    private void load(ExportFile file, int id) {
        int toGrid = file.size() < sizes.fine ? BUCKETS : DAYS;
        if (toGrid != grid) {
            rollUpExact();
            grid = toGrid;
        }
        boolean large = file.size() >= sizes.small;
        if (large && file.isScannable() && scan(file, id)) {
            return;
        }
        if (!large || !file.isAddable() || !addUp(file, id)) {
            readExactly(file, id);
        }
    }

    /** Whether DuckDB took the file, every row of it. */
    private boolean scan(ExportFile file, int id) {
        database.execute("source/" + file.format().scan());
        try {
            database.update("load/request", id, file.path().toString(), file.compression().duckdbName());
        } catch (Database.RefusedException e) {
            return false;
        }
        if (database.one("load/unsound_request", row -> row.getLong(1), id) > 0) {
            database.update("load/forget_request", id);
            return false;
        }
        return true;
    }

    /** Whether the rows could be added up while they were read. */
    private boolean addUp(ExportFile file, int id) {
        sink.begin(id, file.name());
        GroupAppender groups = new GroupAppender(database, id, grid, null);
        boolean whole;
        try {
            whole = file.addUp(grid, groups, sink);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (!whole) {
            groups.forget();
            sink.flush();
            database.update("load/forget_exact_usage", id);
            database.update("load/forget_usage", id);
            return false;
        }
        groups.rollUp();
        wasRead(file, id, groups.rows());
        return true;
    }

    private void readExactly(ExportFile file, int id) {
        sink.begin(id, file.name());
        try {
            file.readExactly(sink);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        wasRead(file, id, 0);
    }

    private void wasRead(ExportFile file, int id, long addedUp) {
        read.put(id, addedUp + sink.read());
        emptyRows.put(id, sink.emptyRows());
        rejected.put(id, sink.rejected());
        rejects.addAll(sink.rejects());
        if (sink.rejected() > sink.rejects().size()) {
            rejects.add(new Reject(file.name(), 0, "", "", (sink.rejected() - sink.rejects().size()) + " more rows of this file are rejected"));
        }
    }

    private void rollUpExact() {
        sink.flush();
        database.update("load/usage", grid);
        database.execute("source/exact_request");
        database.update("load/request", 0, "", "");
        database.execute("load/empty_exact");
    }

    /** Reads large files again, bucket by bucket, on the days of which another file speaks too. */
    private void refine(List<ExportFile> files) {
        database.execute("load/contested_day");
        Set<LocalDate> days = null;
        for (int id : database.query("load/coarse_contested_file", row -> row.getInt(1))) {
            days = days != null ? days : new HashSet<>(database.query("load/contested_days", row -> row.getObject(1, LocalDate.class)));
            database.update("load/forget_contested", id);
            refine(files.get(id), id, days);
        }
    }

    /** The rejects are named already; this time only the rows matter, and only those of contested days stay. */
    private void refine(ExportFile file, int id, Set<LocalDate> days) {
        try (TableSink again = new TableSink(database, () -> { })) {
            again.begin(id, file.name());
            GroupAppender groups = new GroupAppender(database, id, BUCKETS, days);
            if (file.isAddable() && file.addUp(BUCKETS, groups, again)) {
                groups.rollUp();
            } else {
                groups.forget();
                again.flush();
                database.update("load/forget_exact_usage", id);
                database.update("load/forget_contested_fine", id);
                file.readExactly(again);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        database.execute("load/usage_contested");
        database.execute("load/empty_exact");
    }

    private static UncheckedIOException unreadable(ExportFile file, IOException e) {
        return new UncheckedIOException("'" + file.name() + "' cannot be read: " + IoReason.of(e) + ".", e);
    }

    private static int twin(List<ExportFile> files, int id) {
        ExportFile file = files.get(id);
        for (int earlier = 0; earlier < id; earlier++) {
            ExportFile other = files.get(earlier);
            try {
                if (other.size() == file.size() && other.crc32().equals(file.crc32()) && Files.mismatch(other.path(), file.path()) < 0) {
                    return earlier;
                }
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return -1;
    }

    /** Orders the exports from the oldest to the newest, and tells the database what each covers. */
    Map<Integer, Span> describe(List<ExportFile> files) {
        Map<Integer, Span> spans = new HashMap<>();
        database.query("load/file_span", row -> spans.put(row.getInt("file_id"), new Span(row.getLong("first_start"), row.getLong("reach"),
                row.getLong("bucket_seconds"), grouping(row), row.getBoolean("by_model"), row.getLong("rows_with_data") > 0)));
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < files.size(); id++) {
            ids.add(id);
        }
        ids.sort(Comparator.comparingLong((Integer id) -> spans.containsKey(id) ? spans.get(id).reach() : 0)
                .thenComparing(id -> stem(files.get(id).name()), NaturalOrder.INSTANCE)
                .thenComparing(id -> files.get(id).crc32()));
        for (int newness = 0; newness < ids.size(); newness++) {
            int id = ids.get(newness);
            Span span = spans.get(id);
            database.update("load/export_file", id, files.get(id).name(), newness, span == null ? 86_400L : span.bucketSeconds(),
                    span == null ? "" : span.grouping());
        }
        return spans;
    }

    private static String grouping(java.sql.ResultSet row) throws java.sql.SQLException {
        List<String> dimensions = new ArrayList<>();
        for (String dimension : List.of("model", "project", "user", "key", "batch", "tier")) {
            if (row.getBoolean("by_" + dimension)) {
                dimensions.add(dimension.equals("key") ? "API key" : dimension.equals("tier") ? "service tier" : dimension);
            }
        }
        return dimensions.isEmpty() ? "nothing" : String.join(", ", dimensions);
    }

    /** The file's name without folder and ending. */
    private static String stem(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(gz|zst)$", "").replaceFirst("\\.[A-Za-z]+$", "");
    }

    /** What became of the rows of each file, once it is settled what counts. */
    Map<Integer, Balance> balances(Map<Integer, Integer> duplicateOf) {
        Map<Integer, Balance> balances = new HashMap<>();
        database.query("load/balance", row -> {
            int id = row.getInt("file_id");
            long loaded = row.getLong("loaded");
            long empty = row.getLong("empty") + emptyRows.getOrDefault(id, 0L);
            long duplicate = row.getLong("duplicate");
            long superseded = row.getLong("superseded");
            long bad = rejected.getOrDefault(id, 0L);
            // A scanned file has no other count than its rows; an exactly read one was counted line by line.
            long all = read.getOrDefault(id, loaded + empty + duplicate + superseded + bad);
            return balances.put(id, new Balance(all, loaded, empty, duplicate, superseded, bad));
        });
        Set<Integer> silent = new HashSet<>(read.keySet());
        silent.removeAll(balances.keySet());
        silent.forEach(id -> balances.put(id, new Balance(read.get(id), 0, emptyRows.get(id), 0, 0, rejected.get(id))));
        duplicateOf.forEach((id, twin) -> balances.put(id, balances.getOrDefault(twin, Balance.NOTHING).asDuplicate()));
        return balances;
    }

    List<Reject> rejects() {
        return rejects;
    }

    /** Whether the exact reader read a file, and not DuckDB. */
    boolean readsExactly(int id) {
        return read.containsKey(id);
    }
}
