package dev.ftcost.ledger;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Format.Facts;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings the rows of every file into the tables. The plain rows of large usage exports are added up while they are read,
 * and large request logs are scanned by DuckDB; what is not plain or is refused, and what is small, is read exactly.
 */
final class Loader {
    /** Every bucket and every user apart. */
    private static final int BUCKETS = 1;
    /** The buckets of a day added up. */
    private static final int DAYS = 86_400;

    private final Sizes sizes;
    private final Database database;
    private final Reading reading;
    private final TableSink sink;
    private final Map<Integer, Tally> tallies = new TreeMap<>();
    /** The grid, in seconds, to which the rows that wait in the sink are rolled up. */
    private int grid = BUCKETS;

    Loader(Database database, Reading reading, Sizes sizes) {
        this.sizes = sizes;
        this.database = database;
        this.reading = reading;
        this.sink = new TableSink(database, this::rollUpExact);
    }

    /** @param files in a settled order; a file's place is its id */
    Map<Integer, Integer> load(List<ExportFile> files) {
        if (files.stream().mapToLong(ExportFile::size).sum() >= sizes.fine()) {
            database.execute("load/large");
        }
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
        if (files.size() > 1) {
            refine(files);
        }
        sink.close();
        return duplicateOf;
    }

    private void load(ExportFile file, int id) {
        reading.begin(file.size(), () -> file.size() / 1000 * database.progress());
        int toGrid = file.size() < sizes.fine() ? BUCKETS : DAYS;
        if (toGrid != grid) {
            rollUpExact();
            grid = toGrid;
        }
        boolean large = file.size() >= sizes.small();
        if (!(large && file.isScannable() && scan(file, id)) && !(large && file.isAddable() && addUp(file, id))) {
            readExactly(file, id);
        }
        reading.end();
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
            whole = file.addUp(grid, groups, sink, reading::took);
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
        tallies.put(id, sink.tally(groups.rows(), true));
        return true;
    }

    private void readExactly(ExportFile file, int id) {
        sink.begin(id, file.name());
        try {
            file.readExactly(sink, reading::took);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        tallies.put(id, sink.tally(0, false));
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
            if (file.isAddable() && file.addUp(BUCKETS, groups, again, taken -> { })) {
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

    /** What became of the rows of each file, once it is settled what counts. */
    Map<Integer, Balance> balances(Map<Integer, Integer> duplicateOf) {
        Map<Integer, Balance> balances = new HashMap<>();
        database.query("load/balance", row -> {
            int id = row.getInt("file_id");
            long loaded = row.getLong("loaded");
            // A scanned file has no other count than its rows; any other was counted line by line.
            Tally tally = tallies.getOrDefault(id, Tally.NOTHING);
            long empty = row.getLong("empty") + tally.empty();
            long duplicate = row.getLong("duplicate");
            long superseded = row.getLong("superseded");
            long all = tallies.containsKey(id) ? tally.read() : loaded + empty + duplicate + superseded;
            return balances.put(id, new Balance(all, loaded, empty, duplicate, superseded, tally.rejected()));
        });
        tallies.forEach((id, tally) -> balances.computeIfAbsent(id, silent -> new Balance(tally.read(), 0, tally.empty(), 0, 0, tally.rejected())));
        duplicateOf.forEach((id, twin) -> balances.put(id, balances.getOrDefault(twin, Balance.NOTHING).asDuplicate()));
        return balances;
    }

    List<Reject> rejects() {
        return tallies.values().stream().flatMap(tally -> tally.rejects().stream()).toList();
    }

    /** Whether the exact reader alone read a file. */
    boolean readsExactly(int id) {
        return tallies.containsKey(id) && !tallies.get(id).addedUp();
    }
}
